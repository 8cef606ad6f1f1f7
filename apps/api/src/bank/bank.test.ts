import type { BankContent, QuestionBlock } from '@pateka/content/draft';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';

let house: TestApp;
let trainer: GivenStaff;
let colleague: GivenStaff;
let coordinator: GivenStaff;
let neighbour: GivenStaff;
let stranger: GivenStaff;

beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  const network = await given.network();
  const organisation = await given.organisation(network);
  const other = await given.organisation(network);
  trainer = await given.staff('trainer', organisation);
  colleague = await given.staff('trainer', organisation);
  coordinator = await given.staff('coordinator', other);
  neighbour = await given.staff('trainer', other);
  stranger = await given.staff('coordinator', await given.organisation(await given.network()));
});
afterAll(() => house.stop());

const fields = 'id version tags archived type organisationId asked { bg en } content';
const save = `mutation ($input: SaveBankQuestionInput!) { saveBankQuestion(input: $input) {
  __typename ... on BankSaved { question { ${fields} } } ... on BankConflict { current { ${fields} } }
  ... on Refused { reason } } }`;
const search = `query ($search: BankSearch!) { bankQuestions(search: $search) {
  total size tags questions { ${fields} } } }`;
const archive = `mutation ($id: ID!, $archived: Boolean!) {
  archiveBankQuestion(id: $id, archived: $archived) { archived version } }`;
const bring = `mutation ($input: ImportGiftInput!) { importBankGift(input: $input) {
  __typename ... on GiftImported { count notes { code count } } ... on Refused { reason } } }`;
const take = `query ($id: ID!, $locale: String!) {
  bankGift(organisationId: $id, locale: $locale) { text count notes { code } } }`;

interface Shown {
  id: string;
  version: number;
  tags: string[];
  archived: boolean;
  asked: { bg: string; en: string };
  content: BankContent;
}
interface Saved {
  saveBankQuestion: { __typename: string; question?: Shown; current?: Shown; reason?: string };
}
interface Found {
  bankQuestions: { total: number; size: number; tags: string[]; questions: Shown[] };
}

function question(prompt: string, id = 'q-1'): QuestionBlock {
  const text = (value: string) => [{ type: 'text' as const, value }];
  return {
    ...{ block: 'question', type: 'text', id, accepted: ['да'], explanation: [] },
    prompt: [{ type: 'paragraph', children: text(prompt) }],
  };
}

const inputOf = (prompt: string, own: object = {}) => ({
  id: randomUUID(),
  organisationId: trainer.organisationId,
  baseVersion: 0,
  content: { bg: question(prompt), en: null },
  tags: ['Пари ', 'пари', 'Дом'],
  ...own,
});

const saved = async (who: GivenStaff, input: object) =>
  (await house.as(who).ask<Saved>(save, { input })).saveBankQuestion;

const find = async (who: GivenStaff, own: object = {}) =>
  (await house.as(who).ask<Found>(search, { search: { organisationId: null, tag: null, ...own } }))
    .bankQuestions;

test('a question is kept, found by its words and tags, and saved again on its version', async () => {
  const input = inputOf('Колко струва хлябът? 100%_');
  const first = await saved(trainer, input);
  expect(first).toMatchObject({ question: { version: 1, tags: ['дом', 'пари'], type: 'text' } });
  expect(first.question?.asked).toEqual({ bg: 'Колко струва хлябът? 100%_', en: '' });
  // the same form once more
  expect(await saved(trainer, input)).toEqual(first);
  for (const text of ['ХЛЯБ', 'струва колко', '100%_', '']) {
    expect((await find(colleague, { text })).questions.map(({ id }) => id)).toContain(input.id);
  }
  for (const own of [{ text: 'хл_б' }, { text: 'хляб мляко' }, { tag: 'да' }, { archived: true }]) {
    expect((await find(colleague, own)).questions.map(({ id }) => id)).not.toContain(input.id);
  }
  expect((await find(colleague, { tag: 'пари' })).tags).toEqual(['дом', 'пари']);
  // who leaves organisation and tag out means the same as who says null
  const { bankQuestions } = await house.as(colleague).ask<Found>(search, { search: {} });
  expect(bankQuestions.questions.map(({ id }) => id)).toContain(input.id);
  const content = { bg: question('Друго'), en: question('Other') };
  const second = await saved(colleague, { ...input, baseVersion: 1, content });
  expect(second).toMatchObject({ question: { version: 2, asked: { bg: 'Друго', en: 'Other' } } });
});

test('what a colleague saved meanwhile is shown, not overwritten', async () => {
  const input = inputOf('Едно');
  await saved(trainer, input);
  const mine = { ...input, baseVersion: 1, content: { bg: question('Мое'), en: null } };
  const hers = { ...input, baseVersion: 1, content: { bg: question('Нейно'), en: null } };
  await saved(colleague, hers);
  expect(await saved(trainer, mine)).toMatchObject({
    __typename: 'BankConflict',
    current: { version: 2, asked: { bg: 'Нейно' } },
  });
  // the answer to her save was lost: the same save is no conflict
  expect(await saved(colleague, hers)).toMatchObject({ question: { version: 2 } });
});

test('put away and brought back', async () => {
  const input = inputOf('За прибиране');
  await saved(trainer, input);
  await house.as(trainer).ask(archive, { id: input.id, archived: true });
  const ids = async (archived: boolean) =>
    (await find(trainer, { archived, text: 'прибиране' })).questions.map(({ id }) => id);
  expect([await ids(false), await ids(true)]).toEqual([[], [input.id]]);
  await house.as(trainer).ask(archive, { id: input.id, archived: false });
  expect([await ids(false), await ids(true)]).toEqual([[input.id], []]);
});

test('an organisation’s bank is open to its trainers and the coordinator, to nobody else', async () => {
  const input = inputOf('Само наше');
  await saved(trainer, input);
  const seen = async (who: GivenStaff) =>
    (await find(who, { text: 'само наше' })).questions.map(({ id }) => id);
  expect(await seen(coordinator)).toEqual([input.id]);
  expect([await seen(neighbour), await seen(stranger)]).toEqual([[], []]);
  for (const who of [neighbour, stranger]) {
    const asked = await house.as(who).query(save, { input: { ...input, baseVersion: 1 } });
    expect(asked.refusal).toBe('not-found');
    const one = `query ($id: ID!) { bankQuestion(id: $id) { id } }`;
    expect((await house.as(who).query(one, { id: input.id })).refusal).toBe('not-found');
    const away = await house.as(who).query(archive, { id: input.id, archived: true });
    expect(away.refusal).toBe('not-found');
    const gift = await house.as(who).query(take, { id: trainer.organisationId, locale: 'bg' });
    expect(gift.refusal).toBe('not-found');
  }
  // an id of hers in another organisation's bank
  const theirs = { ...input, organisationId: coordinator.organisationId };
  expect((await house.as(neighbour).query(save, { input: theirs })).refusal).toBe('not-found');
  expect(await saved(coordinator, theirs)).toMatchObject({ reason: 'organisation' });
});

test.each([
  ['no question', { content: {} }, 'invalid'],
  ['neither language', { content: { bg: null, en: null } }, 'invalid'],
  [
    'two kinds',
    { content: { bg: question('а'), en: { ...question('b'), type: 'order', items: [] } } },
    'invalid',
  ],
  [
    'HTML in place of text',
    { content: { bg: { ...question('а'), prompt: '<b>' }, en: null } },
    'invalid',
  ],
  ['a sign that PostgreSQL cannot keep', { content: { bg: question('а\0'), en: null } }, 'invalid'],
  ['too much', { content: { bg: question('а'.repeat(30_000)), en: null } }, 'too-large'],
  ['too many tags', { tags: Array.from({ length: 13 }, (_, at) => `т${at}`) }, 'tags'],
] as const)('%s is refused with a reason', async (_, own, reason) => {
  expect(await saved(trainer, inputOf('Нещо', own))).toEqual({ __typename: 'Refused', reason });
});

test('GIFT comes in once and goes out the same', async () => {
  const organisation = await house.given.organisation({ id: trainer.networkId });
  const own = await house.given.staff('trainer', organisation);
  const source =
    '$CATEGORY: Сметки\n\n// [tag:ток]\nВ кой месец? {=май ~юни#Не}\n\nЕсе {}\n\nПи? {#3.14:0.01}\n';
  const input = { id: randomUUID(), organisationId: organisation.id, locale: 'bg', source };
  const first = await house.as(own).ask<{ importBankGift: unknown }>(bring, { input });
  expect(first.importBankGift).toEqual({
    __typename: 'GiftImported',
    count: 2,
    notes: [
      { code: 'gift-essay', count: 1 },
      { code: 'gift-no-question', count: 1 },
    ],
  });
  await house.as(own).ask(bring, { input });
  const { total, tags } = await find(own);
  expect([total, tags]).toEqual([2, ['сметки', 'ток']]);
  const given = async (locale: string) =>
    (
      await house
        .as(own)
        .ask<{ bankGift: { text: string; count: number } }>(take, { id: organisation.id, locale })
    ).bankGift;
  expect((await given('bg')).text).toContain('// [tag:сметки] [tag:ток]\n[plain]В кой месец? {');
  expect((await given('bg')).count).toBe(2);
  expect((await given('en')).text).toBe('');
});

test.each([
  ['an empty file', ' \n', 'empty'],
  ['no questions', 'Само текст.', 'nothing'],
  ['a flood', 'а'.repeat(300_000), 'too-large'],
])('%s in place of GIFT', async (_, source, reason) => {
  const input = { id: randomUUID(), organisationId: trainer.organisationId, locale: 'bg', source };
  const rows = () => house.db.query('SELECT id, version FROM bank_question ORDER BY id');
  const before = await rows();
  const { importBankGift } = await house
    .as(trainer)
    .ask<{ importBankGift: unknown }>(bring, { input });
  expect(importBankGift).toEqual({ __typename: 'Refused', reason });
  expect(await rows()).toEqual(before);
});
