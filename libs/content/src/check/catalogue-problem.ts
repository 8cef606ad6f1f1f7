import type { Problem } from '../package/problem.js';

/** Something that keeps a catalogue from being published. Operators and developers read it: English is enough. */
export interface CatalogueProblem {
  /** Path inside the package, with slashes. */
  file: string;
  /** Line in the file, from 1. */
  line: number;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  remedy: string;
}

/**
 * @param problem found while a package was read
 * @returns the same, as the check of a catalogue says it
 */
export const inEnglish = ({ file, line, message, remedy }: Problem): CatalogueProblem => ({
  file,
  line,
  message: message.en,
  remedy: remedy.en,
});

/**
 * Orders problems as somebody works through them: by file, then by line.
 * @param problems any problems
 * @returns the same problems, sorted, each once
 */
export function sortProblems(problems: readonly CatalogueProblem[]): CatalogueProblem[] {
  const once = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...once.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line,
  );
}
