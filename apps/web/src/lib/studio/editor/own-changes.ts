import { insertRows, isAlike, type DraftLesson } from '@pateka/content/draft';

type Lines = Record<string, unknown>;

/** What stands there because I sent it counts as it was before I sent it. */
function unsaid<Part extends Lines>(theirs: Part, base: Part, sent: readonly Part[]): Part {
  const next: Lines = { ...theirs };
  for (const key of Object.keys(theirs)) {
    if (sent.some((each) => isAlike(each[key], theirs[key]))) next[key] = base[key];
  }
  return next as Part;
}

/** Rows that are gone because I took them out: she may have brought them back since. */
function withOwnRemoved(
  theirs: DraftLesson,
  base: DraftLesson,
  sent: readonly DraftLesson[],
): DraftLesson {
  const has = (lesson: DraftLesson, id: string) => lesson.blocks.some((row) => row.id === id);
  return base.blocks.reduce((lesson, row, at) => {
    const isMine = !has(lesson, row.id) && sent.some((each) => !has(each, row.id));
    if (!isMine) return lesson;
    const before = base.blocks[at - 1]?.id;
    const place = lesson.blocks.findIndex(({ id }) => id === before) + 1;
    return insertRows(lesson, place, [row]);
  }, theirs);
}

/**
 * A save may have reached the server although its answer was lost. Takes my own changes out of what is there, so
 * that nobody is asked to choose between her own words of now and of a minute ago.
 * @param theirs the lesson as it is on the server
 * @param base the lesson both began with
 * @param sent what I sent since, without learning what became of it
 * @returns what others changed, and nothing else
 */
export function withoutOwn(
  theirs: DraftLesson,
  base: DraftLesson,
  sent: readonly DraftLesson[],
): DraftLesson {
  if (sent.length === 0) return theirs;
  const rowOf = (lesson: DraftLesson, id: string) => lesson.blocks.find((row) => row.id === id);
  const blocks = theirs.blocks.flatMap((row) => {
    const isMine = sent.some((each) => isAlike(rowOf(each, row.id), row));
    return isMine ? (rowOf(base, row.id) ?? []) : row;
  });
  const headOf = ({ id: _, blocks: __, bg: ___, en: ____, ...rest }: DraftLesson) => rest;
  const changed = {
    ...theirs,
    ...unsaid(headOf(theirs), headOf(base), sent.map(headOf)),
    bg: unsaid(
      theirs.bg,
      base.bg,
      sent.map(({ bg }) => bg),
    ),
    en: unsaid(
      theirs.en,
      base.en,
      sent.map(({ en }) => en),
    ),
    blocks,
  };
  return withOwnRemoved(changed, base, sent);
}
