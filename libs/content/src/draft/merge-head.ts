import type { Locale } from '@pateka/domain';
import type { DraftLesson } from './draft.js';
import { isAlike } from './placed.js';

/** All of a lesson but its rows. */
export type LessonHead = Omit<DraftLesson, 'id' | 'blocks'>;

/**
 * Merges one value that both may have changed.
 * @returns the value, or null when they changed it differently
 */
export function mergeValue<Value>(
  base: Value,
  mine: Value,
  theirs: Value,
): { value: Value } | null {
  if (isAlike(mine, theirs) || isAlike(theirs, base)) return { value: mine };
  return isAlike(mine, base) ? { value: theirs } : null;
}

/** Two versions of one thing: they differ in the parts that both changed, and only there. */
interface Versions<Thing> {
  own: Thing;
  other: Thing;
}

const keysOf = <Thing extends object>(thing: Thing) => Object.keys(thing) as (keyof Thing)[];

function mergeParts<Thing extends object>(base: Thing, mine: Thing, theirs: Thing) {
  const [own, other] = [{ ...mine }, { ...theirs }];
  for (const key of keysOf(mine)) {
    const merged = mergeValue(base[key], mine[key], theirs[key]);
    if (merged) [own[key], other[key]] = [merged.value, merged.value];
  }
  return { own, other } satisfies Versions<Thing>;
}

/** Competences are a set: each of us may add to it and take from it. */
function mergeSets(base: string[], mine: string[], theirs: string[]): string[] {
  const merged = mergeValue(base, mine, theirs);
  if (merged) return merged.value;
  const stay = theirs.filter((id) => mine.includes(id) || !base.includes(id));
  return [...stay, ...mine.filter((id) => !base.includes(id) && !theirs.includes(id))];
}

const settingsOf = ({ skippable, exercise }: LessonHead) => ({ skippable, exercise });

/**
 * Merges two versions of a lesson's head that come from the same one, line by line.
 * @returns mine and theirs with the changes of both; alike unless both changed the same line differently
 */
export function mergeHeads(
  base: LessonHead,
  mine: LessonHead,
  theirs: LessonHead,
): Versions<LessonHead> {
  const from = [base, mine, theirs] as const;
  const lines = (locale: Locale) => mergeParts(base[locale], mine[locale], theirs[locale]);
  const [bg, en] = [lines('bg'), lines('en')];
  const settings = mergeParts(settingsOf(base), settingsOf(mine), settingsOf(theirs));
  const competences = mergeSets(base.competences, mine.competences, theirs.competences);
  const [was, own, other] = from.map((head) => head.headTranslatedFrom);
  const headTranslatedFrom = mergeValue(was, own, other)?.value ?? null;
  const common = { competences, headTranslatedFrom };
  return {
    own: { ...settings.own, ...common, bg: bg.own, en: en.own },
    other: { ...settings.other, ...common, bg: bg.other, en: en.other },
  };
}

/** What `theirs` says where it differs from `mine`, and what stands there now elsewhere. */
function takeParts<Thing extends object>(now: Thing, mine: Thing, theirs: Thing): Thing {
  const next = { ...now };
  for (const key of keysOf(mine)) {
    if (!isAlike(mine[key], theirs[key])) next[key] = theirs[key];
  }
  return next;
}

/**
 * Takes over what one version of a head says where the two differ.
 * @param now the head as it is now; whatever else was changed in it since stays
 */
export function takeHead(now: LessonHead, mine: LessonHead, theirs: LessonHead): LessonHead {
  return {
    ...now,
    ...takeParts(settingsOf(now), settingsOf(mine), settingsOf(theirs)),
    bg: takeParts(now.bg, mine.bg, theirs.bg),
    en: takeParts(now.en, mine.en, theirs.en),
  };
}
