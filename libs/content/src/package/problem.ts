import type { Bilingual } from '@pateka/domain';

/** What is wrong and what to do about it. Names and Markdown stand between backticks, in both languages the same. */
export interface Explanation {
  message: Bilingual;
  remedy: Bilingual;
}

/** Something in a content file that a person has to put right. */
export interface Problem extends Explanation {
  /** Path inside the package, with slashes. */
  file: string;
  /** Line in the file, from 1. */
  line: number;
}

/** One text file of a package; `path` is inside the package, with slashes. */
export interface PackageFile {
  path: string;
  text: string;
}
