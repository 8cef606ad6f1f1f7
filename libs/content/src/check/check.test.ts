import { readPackage } from '../package/read-package.js';
import {
  brokenSample,
  lineOfText,
  samplePackage,
  samplePaths,
  type Change,
} from '../testing/sample-package.js';

const { facts, competences, course, module, bg, en } = samplePaths;

function expectProblem(changes: Change[], where: [string, string], what: [RegExp, RegExp]): void {
  const files = brokenSample(...changes);
  const result = readPackage(files);
  const [file, part] = where;
  expect(result.ok ? [] : result.problems).toContainEqual({
    file,
    line: part === 'anywhere' ? expect.any(Number) : lineOfText(files, file, part),
    message: expect.stringMatching(what[0]),
    remedy: expect.stringMatching(what[1]),
  });
}

/** A row: name, file, text, its replacement, a part of the reported line, message, remedy. */
type Row = [string, string, string | RegExp, string, string, RegExp, RegExp];

const opening = 'Пазаруването е най-честото плащане, което правим.';
const question = ':::question{id=start type=single}';

const sections: Row[] = [
  ['no opening', bg, opening, `## Увод\n\n${opening}`, '## Увод', /open with a/, /Begin with/],
  ['no story', bg, ':::story', ':::callout{kind=remember}', 'title', /no everyday/, /:::story/],
  ['no exercise', bg, '## Опитайте', '## Опит', 'title', /"Опитайте" stands here 0/, /## Опитайте/],
  [
    'no questions',
    en,
    '## Check what you have learned',
    '### X',
    'title',
    /stands here 0/,
    /Check/,
  ],
  ['no help', en, '## Where to ask', '## Ask', 'title', /"Where to ask" stands here 0/, /Where/],
  ['twice', en, '## Where', '## Try it\n\nx\n\n## Where', 'anywhere', /2 times/, /one heading/],
  ['empty', bg, /(## Къде да попитате\n)[^]*/, '$1', '## Къде', /is empty/, /under the heading/],
  ['### first', bg, '## Три стъпки', '### Три стъпки', '### Три', /before any ##/, /##/],
  ['empty heading', en, '## Three steps', '##', '##', /heading is empty/, /remove/],
  ['empty box', bg, /(kind=tip\}\n)[^:]*/, '$1', 'kind=tip', /:::callout` is empty/, /lines below/],
  ['no prompt', en, 'Where does the list begin?\n', '', 'id=start', /asks nothing/, /lines below/],
];

const questions: Row[] = [
  [
    'two',
    bg,
    /:::question\{id=steps[^]*?\n:::\n/,
    '',
    'id=saved',
    /2 questions, not 3/,
    /exactly 3/,
  ],
  ['outside', bg, question, `## Още\n\n${question}`, question, /outside its section/, /Проверете/],
  ['two right', bg, '- [ ] От рекламата', '- [x] От рекламата', question, /2 right/, /exactly one/],
  ['none right', bg, '- [x] От', '- [ ] От', question, /has 0 right/, /exactly one/],
  ['unexplained', en, /(leaflet) > .*/, '$1', '- [ ] With', /no explanation/, /both sides/],
  ['unexplained order', bg, /\n> Първо.*/, '', 'id=steps', /no explanation/, /Add a line/],
  ['unexplained number', en, /\n> 62.*/, '', 'id=saved', /no explanation/, /Add a line/],
  ['one answer', bg, /\n- \[ \] От.*/, '', question, /fewer than two/, /Add answers/],
  ['same id', bg, 'id=saved', 'id=start', 'id=start type=number', /stands twice/, /another id/],
  ['reflection id', bg, 'id=what-helps', 'id=start', 'type=single', /stands twice/, /another id/],
];

const length: Row[] = [
  ['minutes', bg, 'minutes: 8', 'minutes: 6', 'minutes', /takes 8 minutes, not 6/, /minutes: 8/],
  ['too long', bg, opening, 'дума '.repeat(200), 'minutes', /takes 9 min.*not 5 to 8/, /Shorten/],
  ['too many words', en, 'Shopping', 'word '.repeat(400), 'title', /not 350 to 700/, /two lessons/],
  ['too few words', bg, /(Затова)[^]*?(## Опитайте)/, '$1\n\n$2', 'title', /not 350/, /Say more/],
];

const sheet = ':::worksheet{tool=loans}\n:::\n\n';

const references: Row[] = [
  [
    'fact',
    en,
    ':fact[minimum-wage-month]',
    ':fact[min-wage]',
    'min-wage',
    /no fact/,
    /facts\.yaml/,
  ],
  ['competence', bg, 'infe:2.1', 'infe:9.9', 'competences', /no competence/, /competences\.yaml/],
  ['dead link', bg, 'https://kzp.bg/', 'lesson:no-such', 'lesson:', /no lesson/, /Correct/],
  ['vague link', en, '[Consumer Protection Commission]', '[here]', '[here]', /"here"/, /Name the/],
  [
    'second sheet',
    bg,
    ':::reflection',
    sheet + ':::reflection',
    'anywhere',
    /more than one/,
    /Keep one/,
  ],
  [
    'figures of a sheet',
    en,
    'tool=budget',
    'tool=payslip',
    'tool=payslip',
    /`payslip` calculates with a fact `income-tax` that does not/,
    /Add the fact/,
  ],
  [
    'number from a fact',
    bg,
    'Старият списък струва',
    'От :fact[minimum-wage-month] отива',
    'id=saved',
    /computes with a dated fact/,
    /invented figures/,
  ],
  ['bare link', en, '[Consumer Protection Commission]', '[]', '[](', /link text ""/, /Name the/],
];

const words: Row[] = [
  ['person', bg, 'Няма „добри“', 'Жертвите нямат „добри“', 'Жертвите', /"Жертвите"/, /преживели/],
  ['victim', en, 'There are no', 'Victims are no', 'Victims', /"Victims"/, /survivor/],
  ['failure', bg, opening, `${opening} Това е провал.`, 'провал', /"провал"/, /denied/],
  ['scolding', bg, 'Първо вижте', 'Грешно! Първо вижте', 'Грешно', /"Грешно!"/, /kindly/],
  ['wrong', en, 'See first', 'Wrong! See first', 'Wrong', /"Wrong!"/, /kindly/],
  ['case', bg, opening, `${opening} Тежък случай.`, 'Тежък', /"Тежък случай"/, /not a case/],
  ['title', bg, 'title: Списък', 'title: Тест за списък', 'title', /"Тест"/, /Проверете/],
  ['sensitive', en, 'title: A', 'title: After violence, a', 'title', /"violence"/, /neutral/],
  ['sensitive bg', bg, 'title: Списък', 'title: Насилие и списък', 'title', /"Насилие"/, /neutral/],
  ['amount', bg, ':sum[62], а', '62 €, а', '62 €', /"62 €" is typed/, /:sum/],
  ['amount en', en, ':sum[62] a', '€62 a', '€62', /"€6" is typed/, /:sum/],
  [
    'amount in words',
    bg,
    ':sum[62], а',
    '**1 062,50** евро, а',
    '1 062',
    /"1 062,50 евро"/,
    /:fact/,
  ],
  ['share', bg, opening, `${opening} Това са 13,78 %.`, '13,78', /percentage "13,78 %"/, /fact/],
  ['share en', en, 'There are no', 'Of 5 per cent, no', '5 per', /"5 per cent"/, /in words/],
  ['telephone', bg, opening, `${opening} Тел. 0700 111 22.`, '0700', /telephone "0700 11/, /facts/],
  [
    'telephone in a question',
    en,
    'Where does the list begin?',
    'Who answers on +359 2 981 7686?',
    '+359',
    /telephone/,
    /facts/,
  ],
  ['day', bg, opening, `${opening} До 30.04.2027 г.`, '30.04', /date "30\.04\.2027"/, /3 May/],
  ['familiar', bg, opening, `${opening} Това е твой списък.`, 'твой', /"твой" is no/, /„Вие“/],
  ['no capital', bg, 'Първо вижте', 'Вижте ваш списък', 'ваш списък', /"ваш" is/, /capital/],
  ['coerced', en, 'title: A', 'title: Coerced and a', 'title', /"Coerced"/, /neutral/],
  ['shelter bg', bg, 'title: Списък', 'title: Убежище, списък', 'title', /Убежище/, /neutral/],
  ['threat', en, 'title: A', 'title: Threats and a', 'title', /"Threats"/, /neutral/],
  ['centre', bg, 'title: Списък', 'title: Център „Динамика“, списък', 'title', /Център/, /neutral/],
  ['picture', bg, opening, `${opening} ![](a.png)`, '![]', /no alternative text/, /what it shows/],
  ['amount in head', bg, 'note: Ще', 'note: За 5 лв. Ще', 'note', /"5 лв"/, /Leave figures out/],
];

describe.each([
  ['sections', sections],
  ['questions', questions],
  ['length', length],
  ['references', references],
  ['words', words],
])('%s', (_, rows) => {
  test.each(rows)('%s', (_name, path, from, to, part, message, remedy) => {
    expectProblem([{ path, from, to }], [path, part], [message, remedy]);
  });
});

/** Changes to several files at once, and what is reported. */
const several: [string, Change[], [string, string], [RegExp, RegExp]][] = [
  [
    'sections in another order',
    [
      { path: bg, from: '## Опитайте', to: '## X' },
      { path: bg, from: '## Къде да попитате', to: '## Опитайте' },
      { path: bg, from: '## X', to: '## Къде да попитате' },
    ],
    [bg, '## Проверете'],
    [/"Проверете наученото" comes too early/, /Опитайте, Проверете наученото, Къде да попитате/],
  ],
  [
    'questions of one type',
    [
      { path: bg, from: / type=number[^}]*/, to: ' type=single' },
      { path: bg, from: '= 20.50\n> 62', to: '- [x] 20,50 > да\n- [ ] 20 > 62' },
      { path: bg, from: 'id=steps type=order', to: 'id=steps type=single' },
      { path: bg, from: /1\. Виждам[^]*?\n> Първо/, to: '- [x] 1 > да\n- [ ] 2 > Първо' },
    ],
    [bg, 'id=start'],
    [/All questions are of type single/, /another type/],
  ],
  [
    'skippable without a note',
    [
      { path: bg, from: /note:.*\n/, to: 'skippable: true\n' },
      { path: en, from: /note:.*\n/, to: 'skippable: true\n' },
    ],
    [en, 'skippable'],
    [/no content note/, /one calm line/],
  ],
];

test.each(several)('%s', (_, changes, where, what) => expectProblem(changes, where, what));

const courseRows: Row[] = [
  [
    'title',
    course,
    'en: My week',
    'en: Survivors',
    'title',
    /"Survivors" is .* a title/,
    /neutral/,
  ],
  ['certificate', course, /(?<=cert.*)Моята/, 'Криза', 'certificate', /"Криза"/, /certificate/],
  ['module title', module, 'bg: Храна', 'bg: Тестове', 'title', /"Тестове"/, /Проверете/],
  [
    'outcome',
    course,
    'I can make',
    'As a survivor I can make',
    'survivor',
    /"survivor"/,
    /neutral/,
  ],
  ['summary', module, 'Как парите', 'Как жертвите', 'summary', /"жертвите"/, /преживели/],
  ['label', facts, 'Minimum monthly wage', 'Wage of a victim', 'label', /"victim"/, /person/],
  ['name', competences, 'Budgeting', 'Wrong! Budgeting', 'Budgeting', /"Wrong!"/, /kindly/],
  ['fact twice', facts, /([^]*)/, '$1$1', '', /used in facts\.yaml, line 1/, /another id/],
  ['competence twice', competences, 'infe:1.3', 'infe:2.1', '', /used in comp.* line 1/, /another/],
];

test.each(courseRows)('course: %s', (_, path, from, to, part, message, remedy) => {
  const result = readPackage(brokenSample({ path, from, to }));
  const found = (result.ok ? [] : result.problems).find((problem) => message.test(problem.message));
  expect(found).toMatchObject({ file: path, remedy: expect.stringMatching(remedy) });
  const line =
    part === '' ? expect.any(Number) : lineOfText(brokenSample({ path, from, to }), path, part);
  expect(found?.line).toEqual(line);
});

test('an id used by two modules is reported, wherever they are', () => {
  const second = samplePackage()
    .filter(({ path }) => path.startsWith('courses/'))
    .map(({ path, text }) => ({
      path: path.replace('my-week', 'my-year'),
      text: text.replace('id: my-week', 'id: my-year'),
    }));
  const result = readPackage([...samplePackage(), ...second]);
  const messages = (result.ok ? [] : result.problems).map(({ message }) => message);
  expect(messages).toContain(`The module id \`food\` is already used in ${module}, line 1.`);
  expect(messages).toContain(`The lesson id \`shopping-list\` is already used in ${bg}, line 2.`);
});

test('a failure may be named in order to deny it', () => {
  const change = { path: bg, from: opening, to: `${opening} Това е сметка, а не провал.` };
  expect(readPackage(brokenSample(change)).ok).toBe(true);
});

test.each([
  'В този случай сметката е друга.',
  'Има протести и тестени изделия.',
  'На 5 май, в 8:30 и на 1.5 километра.',
])('"%s" is an ordinary sentence', (sentence) => {
  const change = { path: bg, from: opening, to: `${opening} ${sentence}` };
  expect(readPackage(brokenSample(change)).ok).toBe(true);
});

test('somebody who is quoted may speak familiarly', () => {
  const to = `${opening} „Ти можеш, твой е изборът“, каза тя. Вашият списък е Ваш.`;
  expect(readPackage(brokenSample({ path: bg, from: opening, to })).ok).toBe(true);
});

test('an amount may be typed inside a question', () => {
  const change = { path: bg, from: 'Откъде започва', to: 'С 5 € в джоба, откъде започва' };
  expect(readPackage(brokenSample(change)).ok).toBe(true);
});

test('an unreadable list of facts is reported alone, not every use of a fact', () => {
  const result = readPackage(brokenSample({ path: facts, from: 'kind: amount', to: 'kind: x' }));
  expect(result).toMatchObject({ ok: false, problems: [{ file: facts }] });
});

test('not more of a course may be skippable than its rule allows', () => {
  expect(readPackage(samplePackage(4)).ok).toBe(true);
  const files = samplePackage(4).map(({ path, text }) => ({
    path,
    text: path === course ? text.replace('maxSkippedShare: 0.3', 'maxSkippedShare: 0.2') : text,
  }));
  expect(readPackage(files)).toEqual({
    ok: false,
    problems: [
      {
        file: course,
        line: lineOfText(files, course, 'maxSkippedShare'),
        message: '1 of 4 lessons may be skipped: more than 20 %.',
        remedy: 'Take skippable: true out of some lessons.',
      },
    ],
  });
});
