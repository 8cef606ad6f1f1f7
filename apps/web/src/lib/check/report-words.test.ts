import { readFileSync } from 'node:fs';
import { readMessages } from '../../../vite/messages.js';
import {
  type CheckedFile,
  foundLines,
  outcomeOf,
  passedWords,
  reasonWords,
  type ReportLine,
} from './report-words.js';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const source = readFileSync(here('../../../../../libs/credentials/src/verify/report.ts'), 'utf8');

/** The codes of a list in the source of the checks, which the web does not carry along. */
const codesOf = (name: string): string[] => {
  const list = new RegExp(`export const ${name} = \\[(.*?)\\] as const`, 's').exec(source)?.[1];
  return [...(list ?? '').matchAll(/'([\w-]+)'/g)].map(([, code]) => code ?? '');
};

test.each([
  ['checks', passedWords, 9],
  ['reasons', reasonWords, 20],
])('all %s of a report have words (credentials 35)', (list, words, atLeast) => {
  const codes = codesOf(list);
  expect(codes.length).toBeGreaterThanOrEqual(atLeast);
  expect(codes.filter((code) => !Object.hasOwn(words, code))).toEqual([]);
});

test('in both languages, each its own', () => {
  for (const locale of ['bg', 'en']) {
    const texts = readMessages(here('../../../messages'), locale).get('check');
    const keys = [
      ...Object.keys(passedWords).map((code) => `check_passed_${code}`),
      ...Object.keys(reasonWords).map((code) => `check_reason_${code}`),
    ].map((key) => key.replaceAll('-', '_'));
    const said = keys.map((key) => texts?.get(key) ?? '');
    expect(said).not.toContain('');
    expect(new Set(said).size).toBe(keys.length);
  }
});

const line = (over: Partial<ReportLine>): ReportLine => ({
  check: 'file',
  part: null,
  state: 'passed',
  reason: null,
  ...over,
});
const checked = (
  outcome: string,
  status: string | null,
  lines: ReportLine[] = [],
): CheckedFile => ({ report: { outcome, lines, facts: null }, status, changedOn: null });

test.each([
  ['valid', 'valid', 'valid'],
  ['valid', 'revoked', 'not-valid'],
  ['valid', 'superseded', 'not-valid'],
  ['valid', 'unknown', 'cannot-check'],
  ['valid', null, 'cannot-check'],
  ['not-valid', null, 'not-valid'],
  ['not-valid', 'valid', 'not-valid'],
  ['cannot-check', null, 'cannot-check'],
  ['something new', 'valid', 'cannot-check'],
])('a file that is %s and in our list %s is %s', (report, status, outcome) => {
  expect(outcomeOf(checked(report, status))).toBe(outcome);
});

test('a code that nobody knows gets words all the same', () => {
  const lines = foundLines(
    checked('valid', null, [
      line({ check: 'constructor' }),
      line({ state: 'failed', reason: 'toString' }),
      line({ state: 'odd' }),
    ]),
  );
  expect(lines.map(({ mark }) => mark)).toEqual(['failed', 'unknown', 'passed']);
  for (const { text } of lines) expect(text.length).toBeGreaterThan(10);
});

test('what does not hold stands first, what holds for many parts stands once', () => {
  const lines = foundLines(
    checked('not-valid', null, [
      line({ check: 'schema', part: 'a.json' }),
      line({ check: 'schema', part: 'b.png' }),
      line({
        check: 'proof-ed25519',
        part: 'b.png',
        state: 'failed',
        reason: 'wrong-signature',
      }),
      line({
        check: 'proof-ed25519',
        part: 'c.svg',
        state: 'failed',
        reason: 'wrong-signature',
      }),
    ]),
  );
  expect(lines.map(({ mark, part }) => [mark, part])).toEqual([
    ['failed', 'b.png'],
    ['failed', 'c.svg'],
    ['passed', null],
  ]);
});

test('revoked and superseded are told apart (credentials 23)', () => {
  const lines = [line({ check: 'status', state: 'failed', reason: 'revoked' })];
  const [revoked] = foundLines(checked('not-valid', 'revoked', lines));
  const [superseded] = foundLines(checked('not-valid', 'superseded', lines));
  expect(revoked?.text).not.toBe(superseded?.text);
});
