import { stripVTControlCharacters } from 'node:util';
import type { Failed, Outcome, Skipped } from './outcome.ts';

/** The part of the file of `jest --json` that is read here. */
export type JestReport = {
  testResults: {
    /** The test file. */
    name: string;
    /** Why the file could not be run at all; empty or a summary of the failures otherwise. */
    message: string;
    status: string;
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages: string[] | null;
    }[];
  }[];
};

/**
 * @param project the name to show before each test
 * @param report what jest wrote
 * @param reasonFor why a test was skipped, by its name and file
 */
export const readJestReport = (
  project: string,
  report: JestReport,
  reasonFor: (test: string) => string,
): Outcome => {
  const failed: Failed[] = [];
  const skipped: Skipped[] = [];
  let passed = 0;
  for (const file of report.testResults) {
    // a file can fail with all of its tests passed: when it is not read at all, in `afterAll`, or by an
    // error that nobody waited for
    const isFileAtFault = !file.assertionResults.some(({ status }) => status === 'failed');
    if (file.status === 'failed' && isFileAtFault) {
      failed.push({ name: `${project} · ${file.name}`, details: lines(file.message) });
    }
    for (const { fullName, status, failureMessages } of file.assertionResults) {
      const name = `${project} · ${fullName}`;
      if (status === 'passed') passed += 1;
      else if (status === 'failed') {
        failed.push({ name, details: (failureMessages ?? []).flatMap(lines) });
      } else skipped.push({ name, reason: reasonFor(`${file.name} ${fullName}`) });
    }
  }
  return { passed, failed, skipped };
};

const lines = (text: string): string[] => stripVTControlCharacters(text).trim().split('\n');
