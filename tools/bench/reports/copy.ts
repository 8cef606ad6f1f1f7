import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value of a row; null and undefined are NULL. None of ours holds a backslash, a tab or a line's end. */
export type Value = string | number | boolean | null | undefined;

/** Some 60 kB a piece: small pieces cost a system call each, large ones memory. */
const piece = 1 << 16;

const textOf = (value: Value): string => ((value ?? null) === null ? '\\N' : String(value));

/** One line of PostgreSQL's text format. */
export const lineOf = (values: readonly Value[]): string => `${values.map(textOf).join('\t')}\n`;

function* pieces(lines: Iterable<string>): Generator<string> {
  let waiting = '';
  for (const line of lines) {
    waiting += line;
    if (waiting.length < piece) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}

/**
 * Copies rows into a table.
 * @param into such as `cohort (id, name)`, with options behind it where there are any
 * @param lines in the text format, see `lineOf`; several rows may come in one piece
 */
export const copy = async (
  db: pg.Client,
  into: string,
  lines: Iterable<string>,
  options = '',
): Promise<void> => {
  const target = db.query(copyFrom(`COPY ${into} FROM STDIN ${options}`));
  await pipeline(Readable.from(pieces(lines), { objectMode: true, highWaterMark: 4 }), target);
};
