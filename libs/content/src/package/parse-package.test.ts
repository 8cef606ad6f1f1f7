import {
  brokenSample,
  lineOfText,
  samplePackage,
  samplePaths,
  type Change,
} from '../testing/sample-package.js';
import { inAnotherLanguage } from '../testing/language-of-texts.js';
import { draftsOfPackage } from './drafts-of-package.js';
import { parsePackage } from './parse-package.js';
import type { PackageFile } from './problem.js';

const { facts, competences, course, module, bg, en } = samplePaths;

/** The problem on the line of a text, among those of a broken package. */
function problemsOf(files: PackageFile[]) {
  return parsePackage(files).problems;
}

test('the sample has a sound form and keeps its order', () => {
  const { source, problems } = parsePackage(samplePackage(4));
  expect(problems).toEqual([]);
  const lessons = source.courses[0]?.modules[0]?.lessons.map((lesson) => lesson.bg.front.id);
  expect(lessons).toEqual(['shopping-list', 'cheap-dishes', 'buying-together', 'at-the-market']);
});

test('Windows line ends and a byte-order mark change nothing', () => {
  const files = samplePackage().map(({ path, text }) => ({
    path,
    text: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  }));
  expect(problemsOf(files)).toEqual([]);
});

const amount = 'kind: amount\n  value: 620.20';

/** A row: file, text, its replacement, a part of the reported line, message, remedy. */
type Row = [string, string | RegExp, string, string, RegExp, RegExp];

const faults: Row[] = [
  [facts, 'unit: EUR', 'unit: BGN', 'BGN', /`\[1\]\.unit` must be `EUR`/, /Correct/],
  [facts, 'value: 620.20', "value: '620,20'", '620,20', /plain number/, /Correct/],
  [facts, '  checkedOn: 2026-11-22\n', '', '- id', /`\[1\]\.checkedOn` is missing/, /Add/],
  [facts, '  source: Държавен вестник\n', '', '- id', /`\[1\]\.source` is missing/, /Add/],
  [facts, 'source: Държавен вестник', 'source: ""', 'source', /source` has an unex|empty/, /./],
  [
    facts,
    'checkedOn: 2026-11-22',
    'checkedOn: 22.11.2026',
    '22.11',
    /a date written as/,
    /Correct/,
  ],
  [facts, amount, "kind: date\n  value: '22.11'", '22.11', /a date written as/, /Correct/],
  [facts, 'kind: amount', 'kind: duration', 'EUR', /must be one of `minutes`/, /Correct/],
  [facts, '  source', '  url: kzp.bg\n  source', 'url', /begins with `https/, /Correct/],
  [competences, "'infe:1.3'", "'1.3'", '1.3', /must look like `infe/, /Correct/],
  [facts, 'validTo: 2026-12-31', 'validTo: 2025-12-31', '2025', /earlier than `validFrom`/, /./],
  [facts, '  validTo: 2026-12-31\n', '', '- id', /`\[1\]\.validTo` is missing/, /Add/],
  [facts, ', en: Minimum monthly wage', '', 'label', /`\[1\]\.label\.en` is missing/, /Add/],
  [facts, 'kind: amount', 'kind: money', 'money', /unknown value/, /`amount`, `percent`/],
  [facts, 'kind: amount', 'kind: phone', 'value', /must stand in quotation marks/, /./],
  [facts, amount, "kind: phone\n  value: 'call us'", 'call', /must be a telephone/, /Correct/],
  [facts, amount, "kind: yearly\n  value: '30.04'", '30.04', /a day of every year/, /Correct/],
  [facts, amount, "kind: yearly\n  value: '02-29'", '02-29', /a day of every year/, /Correct/],
  [
    facts,
    'confidence: high',
    'confidence: high\n  colour: red',
    'colour',
    /`colour` is not/,
    /Remove/,
  ],
  [competences, "id: 'infe:1.3'", 'id: 1.3', 'id: 1.3', /read as a number/, /quotation marks/],
  [
    course,
    '{ bg: Моята седмица, en: My week }',
    '{ bg: Моята }',
    '',
    /`title\.en` is missing/,
    /Add/,
  ],
  [
    course,
    'maxSkippedShare: 0.3',
    'maxSkippedShare: 0.5',
    '0.5',
    /more than `0\.3`/,
    /at most `0\.3`/,
  ],
  [course, 'id: my-week', 'id: my-month', 'my-month', /differs from its folder/, /same name/],
  [
    course,
    'modules: [food]',
    'modules: [food, home]',
    'modules',
    /no folder for `home`/,
    /02-home/,
  ],
  [course, 'modules: [food]', 'modules: food', 'modules', /must be a list/, /Write a list/],
  [module, '  - shopping-list', '  - shopping-list\n  - shopping-list', '', /twice/, /Keep one/],
  [
    module,
    '  - shopping-list',
    '  - shopping-list\n  - bread',
    '',
    /no folder for `bread`/,
    /02-bread/,
  ],
  [module, 'title: {', 'title: Храна: {', 'title', /not valid YAML/, /quotation marks/],
  [bg, 'minutes: 8 ', 'minutes: осем ', 'minutes', /`minutes` must be a number/, /./],
  [bg, 'exercise: 2', 'exercise: 12', 'exercise', /more than `3`/, /at most `3`/],
  [bg, 'id: shopping-list', 'id: list', 'id: list', /differs from its folder/, /stays/],
  [bg, 'note: Ще', 'note: Ще: ', 'note', /not valid YAML/, /quotation marks/],
  [en, /^---\n/, '', 'id:', /does not begin with front matter/, /---/],
  [en, 'purpose:', 'goal:', 'goal', /`goal` is not known/, /spelling/],
  [en, ':::callout{kind=tip}', ':::callout{kind=hint}', 'hint', /unknown value/, /tip/],
];

test.each(faults)('%s: %s → %s', (path, from, to, part, message, remedy) => {
  const files = brokenSample({ path, from, to });
  const line = part === '' ? expect.any(Number) : lineOfText(files, path, part);
  expect(problemsOf(files)).toContainEqual({
    file: path,
    line,
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(remedy),
  });
});

test('an import says each of these faults in Bulgarian and in English', () => {
  const tooLong: Change = { path: bg, from: 'title: Списък', to: `title: ${'Списък '.repeat(99)}` };
  const changes = faults.map(([path, from, to]): Change => ({ path, from, to }));
  const said = [tooLong, ...changes].flatMap((change) => {
    const read = draftsOfPackage(brokenSample(change));
    return read.ok ? [] : [read.problem];
  });
  expect(said.length).toBeGreaterThan(faults.length / 2);
  expect(said.flatMap(inAnotherLanguage)).toEqual([]);
});

test('a missing translation names the file that is missing', () => {
  const files = samplePackage().filter(({ path }) => path !== en);
  expect(problemsOf(files)).toEqual([
    {
      file: en,
      line: 1,
      message: 'The file is missing.',
      remedy: 'Add the lesson in English: every lesson exists in both languages.',
    },
  ]);
});

test('a file that nothing lists is not passed over in silence', () => {
  const path = 'courses/my-week/01-food/09-forgotten/bg.md';
  expect(problemsOf([...samplePackage(), { path, text: '' }])).toEqual([
    {
      file: path,
      line: 1,
      message: expect.stringContaining('No course'),
      remedy: expect.any(String),
    },
  ]);
});

test('a module that cannot be read is reported once, not once for every lesson in it', () => {
  const files = brokenSample({ path: module, from: 'id: food', to: 'id: [food' });
  expect(new Set(problemsOf(files).map(({ file }) => file))).toEqual(new Set([module]));
});
