/** Something in a content file that a person has to put right, in plain English. */
export interface Problem {
  /** Path inside the package, with slashes. */
  file: string;
  /** Line in the file, from 1. */
  line: number;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  remedy: string;
}

/** One text file of a package; `path` is inside the package, with slashes. */
export interface PackageFile {
  path: string;
  text: string;
}

/**
 * Orders problems as somebody works through them: by file, then by line.
 * @param problems any problems
 * @returns the same problems, sorted, each once
 */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...once.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line,
  );
}
