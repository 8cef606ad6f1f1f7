import type { CatalogueProblem, PackageResult } from '@pateka/content';
import { readCatalogue } from './read-catalogue.js';

/** What a check found, ready to be printed. */
export interface CheckReport {
  problems: CatalogueProblem[];
  /** One line a problem, and a summary at the end. */
  lines: string[];
}

/**
 * Writes a problem on one line, so that an editor can jump to it.
 * @param problem any problem
 * @returns `file:line  message → remedy`
 */
export function problemLine({ file, line, message, remedy }: CatalogueProblem): string {
  return `${file}:${line}  ${message} → ${remedy}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function summary(result: PackageResult): string {
  if (!result.ok) {
    const files = new Set(result.problems.map(({ file }) => file)).size;
    const problems = count(result.problems.length, 'problem', 'problems');
    return `${problems} in ${count(files, 'file', 'files')}.`;
  }
  const { courses, facts } = result.package;
  const lessons = courses.flatMap(({ modules }) => modules).flatMap((module) => module.lessons);
  return `No problems: ${count(courses.length, 'course', 'courses')}, ${count(lessons.length, 'lesson', 'lessons')} in Bulgarian and English, ${count(facts.length, 'fact', 'facts')}.`;
}

/**
 * Checks a folder of content files.
 * @param folder the package's folder; left out, the starter catalogue's own
 * @returns problems and the lines to print
 * @throws the system's error when a file cannot be read
 */
export async function checkCatalogue(folder?: string): Promise<CheckReport> {
  const result = await readCatalogue(folder);
  const problems = result.ok ? [] : result.problems;
  return { problems, lines: [...problems.map(problemLine), summary(result)] };
}
