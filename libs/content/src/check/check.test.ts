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
    line: lineOfText(files, file, part),
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
  ['twice', bg, '## Три стъпки', '## Опитайте', '## Опитайте\n', /2 times/, /one heading/],
  ['empty', bg, /(## Къде да попитате\n)[^]*/, '$1', '## Къде', /is empty/, /under the heading/],
  ['early', bg, '## Три стъпки', '## Къде да попитате\n\nx\n', '', /2 times/, /one heading/],
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
  ['amount in head', bg, 'note: Ще', 'note: За 5 лв. Ще', 'note', /"5 лв"/, /Leave amounts out/],
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
