import { stripVTControlCharacters } from 'node:util';
import type { Failed, Outcome, Skipped } from './outcome.ts';

/** The part of Playwright's JSON report that is read here. */
export type PlaywrightReport = { suites: Suite[]; errors?: { message?: string }[] };

type Suite = { title: string; specs?: Spec[]; suites?: Suite[] };
type Spec = { title: string; file: string; tests: Test[] };
type Test = {
  projectName: string;
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  results: { errors?: { message?: string }[] }[];
};

type Journey = { name: string; test: Test };

/** Each test of a report with its whole name. */
const journeys = ({ suites }: PlaywrightReport): Journey[] => {
  const walk = ({ title, specs = [], suites: inner = [] }: Suite, path: string[]): Journey[] => {
    const here = [...path, title].filter(Boolean);
    const own = specs.flatMap((spec) =>
      spec.tests.map((test) => ({
        name: ['browser', test.projectName, ...here, spec.title].filter(Boolean).join(' · '),
        test,
      })),
    );
    return [...own, ...inner.flatMap((suite) => walk(suite, here))];
  };
  return suites.flatMap((suite) => walk(suite, []));
};

/** A flaky test failed at least once, so it counts as failed. */
export const readPlaywrightReport = (report: PlaywrightReport): Outcome => {
  const all = journeys(report);
  const failed: Failed[] = all
    .filter(({ test }) => test.status === 'unexpected' || test.status === 'flaky')
    .map(({ name, test }) => ({ name, details: test.results.flatMap(messages) }));
  const general = messages(report);
  if (general.length > 0) failed.push({ name: 'browser journeys', details: general });
  return {
    passed: all.filter(({ test }) => test.status === 'expected').length,
    failed,
    skipped: all
      .filter(({ test }) => test.status === 'skipped')
      .map(({ name }) => ({ name, reason: 'marked as skipped in the test' })),
  };
};

/** All tests of a list (`playwright test --list`), as skipped for one reason. */
export const allSkipped = (report: PlaywrightReport, reason: string): Skipped[] =>
  journeys(report).map(({ name }) => ({ name, reason }));

const messages = ({ errors = [] }: { errors?: { message?: string }[] }): string[] =>
  errors.flatMap(({ message = '' }) => stripVTControlCharacters(message).trim().split('\n'));
