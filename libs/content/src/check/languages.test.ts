import { readPackage } from '../package/read-package.js';
import { brokenSample, lineOfText, samplePaths } from '../testing/sample-package.js';

const { bg, en } = samplePaths;

test.each<[string, string, string | RegExp, string, string, string, RegExp, RegExp]>([
  ['minutes', en, 'minutes: 8', 'minutes: 7', en, 'minutes', /`minutes` differs/, /same in both/],
  ['exercise', en, 'exercise: 2', 'exercise: 1', en, 'exercise:', /`exercise` differs/, /same/],
  ['competences', en, ", 'infe:2.1'", '', en, 'competences', /`competences` differs/, /same/],
  [
    'skippable',
    en,
    'exercise: 2',
    'exercise: 2\nskippable: true',
    en,
    'skippable',
    /`skippable` differs/,
    /same/,
  ],
  ['note', en, /note:.*\n/, '', en, 'title', /content note is missing/, /both languages/],
  ['note bg', bg, /note:.*\n/, '', bg, 'title', /content note is missing/, /both languages/],
  [
    'callout',
    en,
    'kind=tip',
    'kind=remember',
    en,
    'kind=remember',
    /but in bg\.md callout tip/,
    /order/,
  ],
  ['worksheet', en, 'tool=budget', 'tool=debts', en, 'tool=debts', /worksheet debts, but/, /same/],
  ['question id', en, 'id=saved', 'id=left', en, 'id=left', /in bg\.md question saved/, /same ids/],
  ['no story', en, /:::story\n([^]*?):::\n/, '$1', en, 'kind=safety', /in bg\.md story/, /same/],
  [
    'type',
    en,
    'type=single',
    'type=multiple',
    en,
    'id=start',
    /"multiple: x-" here.*"single: x-"/,
    /./,
  ],
  [
    'options',
    en,
    '- [ ] With',
    '- [ ] A > b\n- [ ] With',
    en,
    'id=start',
    /"single: x--" here/,
    /same/,
  ],
  ['number', en, '= 20.50', '= 21', en, 'id=saved', /number: 21 .*number: 20\.5/, /same/],
  ['tolerance', en, 'tolerance=0.5 ', '', en, 'id=saved', /± 0 EUR.*± 0\.5 EUR/, /same/],
  [
    'items',
    en,
    '3. I write',
    '3. I wait\n4. I write',
    en,
    'id=steps',
    /order of 4.*order of 3/,
    /./,
  ],
  [
    'amount',
    en,
    ':sum[2.60]',
    ':sum[2.70]',
    en,
    '[2.70]',
    /:sum\[2\.7\] does not occur in bg/,
    /same/,
  ],
  [
    'amount bg',
    bg,
    ':sum[2.60]',
    ':sum[3]',
    en,
    '[2.60]',
    /:sum\[2\.6\] does not occur in bg/,
    /./,
  ],
  [
    'fact',
    en,
    ':fact[minimum-wage-month]',
    'that',
    bg,
    ':fact',
    /:fact.* does not occur in en/,
    /./,
  ],
  ['length', en, 'Shopping for', 'word '.repeat(200), en, 'title', /1\d\d % of the words/, /145 %/],
])('%s', (_, path, from, to, file, part, message, remedy) => {
  const files = brokenSample({ path, from, to });
  const result = readPackage(files);
  expect(result.ok ? [] : result.problems).toContainEqual({
    file,
    line: lineOfText(files, file, part),
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(remedy),
  });
});

test('answers in another order are found, though their number agrees', () => {
  const files = brokenSample(
    { path: en, from: '- [x] With the cupboard', to: '- [ ] With the cupboard' },
    { path: en, from: "- [ ] With the shop's", to: "- [x] With the shop's" },
  );
  expect(readPackage(files)).toMatchObject({
    ok: false,
    problems: [{ file: en, message: expect.stringContaining('"single: -x" here') }],
  });
});
