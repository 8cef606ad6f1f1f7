import { readJestReport } from './jest-report.ts';
import { isGood, lastLine, onePassed, oneFailed, total } from './outcome.ts';
import { allSkipped, readPlaywrightReport, type PlaywrightReport } from './playwright-report.ts';
import { noServices, reasonFor } from './services.ts';

const jestReport = {
  testResults: [
    {
      name: '/x/queue.test.ts',
      message: 'expected 1',
      status: 'failed',
      assertionResults: [
        { fullName: 'queue on PostgreSQL runs', status: 'passed', failureMessages: [] },
        { fullName: 'queue on Redis runs', status: 'pending', failureMessages: [] },
        { fullName: 'later', status: 'todo', failureMessages: null },
        {
          fullName: 'breaks',
          status: 'failed',
          failureMessages: ['\u001b[31mexpected 1\u001b[39m\nat x'],
        },
      ],
    },
    {
      name: '/x/broken.test.ts',
      message: 'Cannot find module',
      status: 'failed',
      assertionResults: [],
    },
    {
      name: '/x/untidy.test.ts',
      message: 'afterAll: the database is still in use',
      status: 'failed',
      assertionResults: [{ fullName: 'works', status: 'passed', failureMessages: [] }],
    },
  ],
};

test('jest: counts tests, names skipped ones with the reason, and counts a file that fails without a test', () => {
  const missing = { ...noServices, missing: { redis: 'no Redis: none found' } };
  expect(readJestReport('apps/api', jestReport, reasonFor(missing))).toEqual({
    passed: 2,
    failed: [
      { name: 'apps/api · breaks', details: ['expected 1', 'at x'] },
      { name: 'apps/api · /x/broken.test.ts', details: ['Cannot find module'] },
      {
        name: 'apps/api · /x/untidy.test.ts',
        details: ['afterAll: the database is still in use'],
      },
    ],
    skipped: [
      { name: 'apps/api · queue on Redis runs', reason: 'no Redis: none found' },
      { name: 'apps/api · later', reason: 'marked as skipped in the test' },
    ],
  });
});

const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped') => ({
  title,
  file: 'walk.ts',
  tests: [{ projectName: 'phone', status, results: [{ errors: [{ message: `${title}!` }] }] }],
});
const playwrightReport: PlaywrightReport = {
  suites: [
    {
      title: 'walk.ts',
      specs: [spec('opens', 'expected')],
      suites: [
        { title: 'learner', specs: [spec('reads', 'unexpected'), spec('waits', 'skipped')] },
      ],
    },
    { title: 'exit.ts', specs: [spec('leaves', 'flaky')] },
  ],
};

test('Playwright: walks into every suite, and a flaky test is no passed one', () => {
  expect(readPlaywrightReport(playwrightReport)).toEqual({
    passed: 1,
    failed: [
      { name: 'browser · phone · walk.ts · learner · reads', details: ['reads!'] },
      { name: 'browser · phone · exit.ts · leaves', details: ['leaves!'] },
    ],
    skipped: [
      {
        name: 'browser · phone · walk.ts · learner · waits',
        reason: 'marked as skipped in the test',
      },
    ],
  });
  expect(allSkipped(playwrightReport, 'no browser')).toHaveLength(4);
});

test('Playwright: an error before the first test is a failure', () => {
  const { failed } = readPlaywrightReport({ suites: [], errors: [{ message: 'set-up failed' }] });
  expect(failed).toEqual([{ name: 'browser journeys', details: ['set-up failed'] }]);
});

test('the last line and the exit code', () => {
  const skipped = { passed: 4, failed: [], skipped: [{ name: 'a', reason: 'no browser' }] };
  const sum = total([onePassed, skipped]);
  expect(lastLine(sum)).toBe('5 passed, 0 failed, 1 skipped');
  expect(isGood(sum, false)).toBe(true);
  expect(isGood(sum, true)).toBe(false);
  expect(isGood(total([sum, oneFailed('lint', [])]), false)).toBe(false);
});
