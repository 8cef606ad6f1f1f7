/** Where a module stands on its way from a first line to learners. */
export const moduleStates = [
  'draft',
  'in-review',
  'published',
  'published-with-newer-draft',
  'archived',
] as const;

/** Where a module stands on its way from a first line to learners. */
export type ModuleState = (typeof moduleStates)[number];

/** What the state of a module follows from. */
export interface ModuleFacts {
  /** Put out of the way by its authors; whoever learns in it goes on. */
  archived: boolean;
  /** An edition of it is published and not withdrawn. */
  isPublished: boolean;
  /** There is a draft, and it differs from what was published last. */
  draftIsNewer: boolean;
  /** A review is open, and the draft is still what was handed in: what changed since is no longer in review. */
  reviewIsOpen: boolean;
}

/**
 * Says where a module stands. Archived goes before all, because nothing can be done with it until it is
 * brought back; a module whose every edition was withdrawn is a draft again.
 * @param facts what is known of it
 */
export function moduleStateOf(facts: ModuleFacts): ModuleState {
  if (facts.archived) return 'archived';
  if (facts.reviewIsOpen) return 'in-review';
  if (!facts.isPublished) return 'draft';
  return facts.draftIsNewer ? 'published-with-newer-draft' : 'published';
}
