import { m } from '#lib/paraglide/messages.js';

const texts: Record<string, () => string> = {
  title: m.studio_new_error_title,
  summary: m.studio_refused_summary,
  languages: m.studio_refused_languages,
  'what-changed': m.studio_refused_what_changed,
  'nothing-new': m.studio_refused_nothing_new,
  reviewer: m.studio_refused_reviewer,
  archived: m.studio_refused_archived,
  decided: m.studio_refused_decided,
  stale: m.studio_refused_stale,
  'own-request': m.studio_refused_own_request,
  'own-writing': m.studio_refused_own_writing,
  'not-named': m.studio_refused_not_named,
  checklist: m.studio_refused_checklist,
  note: m.studio_refused_note,
  text: m.studio_remark_error,
  reason: m.studio_withdraw_error,
  shared: m.studio_refused_shared,
  'no-reviewer': m.studio_refused_no_reviewer,
};

/**
 * Why the studio said no.
 * @param reason as the API names it
 * @returns a kind sentence in the reader's language; of an unknown reason that it cannot be done now
 */
export const studioRefusal = (reason: string): string =>
  (texts[reason] ?? m.studio_refused_other)();
