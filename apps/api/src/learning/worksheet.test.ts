import { startApp, type TestApp } from '../testing/app.js';
import { everyText } from '../testing/dump.js';
import type { GivenLearner } from '../testing/given.js';
import { FactValue } from '../courses/fact-value.entity.js';
import type { Cohort } from '../network/cohort.entity.js';
import { MINUTE } from '../platform/clock.js';
import type { FormField } from './lesson.types.js';

let house: TestApp;
let cohort: Cohort;
beforeAll(async () => {
  house = await startApp();
  const course = await house.given.course(await house.given.network());
  cohort = await house.given.cohort([course]);
});
afterAll(() => house.stop());

const save =
  'mutation ($tool: String!, $fields: [FormField!]!) { saveWorksheet(tool: $tool, fields: $fields) }';
const find = 'query ($tool: String!) { savedWorksheet(tool: $tool) { name value } }';
const remove = 'mutation ($tool: String!) { deleteSavedWorksheet(tool: $tool) }';

const canary = 'Заем от братовчед Асенчо 3141592653';
const fields: FormField[] = [
  { name: 'income-1', value: '940' },
  { name: 'debt-1-note', value: canary },
];

const saved = async (who: { token: string }, tool = 'debts') => {
  const answer = await house.as(who).ask<{ savedWorksheet: FormField[] | null }>(find, { tool });
  return answer.savedWorksheet;
};
const keep = (who: { token: string }, own = fields, tool = 'debts') =>
  house.as(who).query(save, { tool, fields: own });

const signedIn = async ({ alias, passphrase }: Pick<GivenLearner, 'alias' | 'passphrase'>) => {
  const document =
    'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { token } } }';
  const { signIn } = await house
    .as()
    .ask<{ signIn: { token: string } }>(document, { input: { who: alias, passphrase } });
  return signIn;
};

describe('what she keeps', () => {
  test('comes back as it was, in this session and in the next, and replaces what was before', async () => {
    const learner = await house.given.learner(cohort);
    expect(await saved(learner)).toBeNull();
    await keep(learner, [{ name: 'old', value: 'old' }]);
    await keep(learner);
    expect(await saved(learner)).toEqual(fields);
    expect(await saved(await signedIn(learner))).toEqual(fields);
    expect(await saved(learner, 'budget')).toBeNull();
  });

  test('is nowhere readable in a stolen database (safety 40, 44)', async () => {
    const learner = await house.given.learner(cohort);
    await keep(learner);
    const dump = await everyText(house.db);
    const secrets = ['Асенчо', '3141592653', 'debt-1-note', Buffer.from('Асенчо').toString('hex')];
    expect(secrets.filter((secret) => dump.includes(secret))).toEqual([]);
    // the scan does see what stands there: the same row, whose it is
    expect(dump.includes(`saved_worksheet.account_id: ${learner.accountId}`)).toBe(true);
  });

  test('opens with neither the database nor the master key: another session key gives nothing', async () => {
    const learner = await house.given.learner(cohort);
    const other = await house.given.learner(cohort);
    await keep(learner);
    // the row of one account moved to another, as somebody with the database could do
    await house.db.query('UPDATE saved_worksheet SET account_id = $1 WHERE account_id = $2', [
      other.accountId,
      learner.accountId,
    ]);
    expect(await saved(other)).toBeNull();
  });

  test('stays readable after recovery with a code, for the key is kept (safety 17)', async () => {
    const learner = await house.given.learner(cohort);
    await keep(learner);
    const [code] = learner.recoveryCodes;
    const input = { alias: learner.alias, code, newPassphrase: 'друга тиха зелена гора' };
    const document =
      'mutation ($input: RecoverInput!) { recover(input: $input) { ... on SignedIn { token } ... on Refused { reason } } }';
    const { recover } = await house.as().ask<{ recover: { token: string } }>(document, { input });
    expect(await saved(recover)).toEqual(fields);
    const again = await signedIn({ alias: learner.alias, passphrase: input.newPassphrase });
    expect(await saved(again)).toEqual(fields);
  });

  test('is gone, kindly, when the key that sealed it is gone', async () => {
    const learner = await house.given.learner(cohort);
    await keep(learner);
    await house.db.query(
      `UPDATE saved_worksheet SET data_encrypted = set_byte(data_encrypted, 20, 0) WHERE account_id = $1`,
      [learner.accountId],
    );
    await house.db.query(
      `UPDATE saved_worksheet SET data_encrypted = set_byte(data_encrypted, 21, 1) WHERE account_id = $1`,
      [learner.accountId],
    );
    expect(await saved(learner)).toBeNull();
    await keep(learner);
    expect(await saved(learner)).toEqual(fields);
  });

  test('is deleted when she says so', async () => {
    const learner = await house.given.learner(cohort);
    await keep(learner);
    await house.as(learner).ask(remove, { tool: 'debts' });
    expect(await saved(learner)).toBeNull();
  });
});

describe('whose it is', () => {
  test('another learner, staff and a visitor never see it', async () => {
    const learner = await house.given.learner(cohort);
    const other = await house.given.learner(cohort);
    await keep(learner);
    expect(await saved(other)).toBeNull();
    await house.as(other).ask(remove, { tool: 'debts' });
    await keep(other, [{ name: 'mine', value: '1' }]);
    expect(await saved(learner)).toEqual(fields);
    const organisation = await house.given.organisation({ id: cohort.networkId });
    for (const role of ['trainer', 'coordinator'] as const) {
      const staff = await house.given.staff(role, organisation);
      for (const answer of [
        await house.as(staff).query(find, { tool: 'debts' }),
        await house.as(staff).query(remove, { tool: 'debts' }),
        await keep(staff),
      ]) {
        expect(answer.refusal).toBe('not-permitted');
      }
    }
    expect((await house.as().query(find, { tool: 'debts' })).refusal).toBe('signed-out');
  });
});

describe('what is not kept', () => {
  let learner: GivenLearner;
  beforeAll(async () => {
    learner = await house.given.learner(cohort);
  });
  afterEach(async () => expect(await saved(learner)).toBeNull());

  test.each(['none', '', 'toString', 'debts '])(
    'the unknown tool "%s" is invalid input',
    async (tool) => {
      expect((await keep(learner, fields, tool)).refusal).toBe('invalid-input');
      expect((await house.as(learner).query(find, { tool })).refusal).toBe('invalid-input');
      expect((await house.as(learner).query(remove, { tool })).refusal).toBe('invalid-input');
    },
  );

  test.each<[string, FormField[]]>([
    ['too many fields', Array.from({ length: 201 }, (_, at) => ({ name: `f${at}`, value: '1' }))],
    ['too long a value', [{ name: 'a', value: 'я'.repeat(501) }]],
    ['too long a name', [{ name: 'я'.repeat(501), value: '1' }]],
  ])('%s: invalid input', async (_what, many) => {
    expect((await keep(learner, many)).refusal).toBe('invalid-input');
  });
});

describe('the figures of the law that a worksheet calculates with', () => {
  const figures =
    'query ($tool: String!) { worksheetFigures(tool: $tool) { id number text checkedOn validFrom validTo } }';
  const fact = (factId: string, value: FactValue['value'], more: Partial<FactValue> = {}) => ({
    factId,
    kind: 'percent' as const,
    value,
    label: { bg: 'ставка', en: 'rate' },
    source: 'НАП',
    checkedOn: '2026-11-22',
    validTo: '2026-12-31',
    confidence: 'high' as const,
    ...more,
  });

  test('come with their dates, the newest check of each; a text is none', async () => {
    const manager = house.db.manager;
    await manager.insert(FactValue, [
      fact('self-insured-rate', 27.8, { checkedOn: '2026-11-20' }),
      fact('self-insured-rate', 27.9, { validFrom: '2026-01-01' }),
      fact('contributions-due-day', { bg: 'до 25-то число', en: 'by the 25th' }),
      fact('tax-return-until', '04-30', { kind: 'yearly', validTo: null }),
    ]);
    // The cache is asked anew after a minute.
    house.clock.advance(2 * MINUTE);
    const ask = (tool: string) =>
      house.as().ask<{ worksheetFigures: unknown[] }>(figures, { tool });
    const dates = { checkedOn: '2026-11-22', validFrom: null, validTo: '2026-12-31' };
    expect((await ask('contributions')).worksheetFigures).toEqual([
      {
        ...dates,
        id: 'self-insured-rate',
        number: 27.9,
        text: null,
        validFrom: '2026-01-01',
      },
    ]);
    expect((await ask('deadlines')).worksheetFigures).toContainEqual({
      ...dates,
      id: 'tax-return-until',
      number: null,
      text: '04-30',
      validTo: null,
    });
    expect((await ask('budget')).worksheetFigures).toEqual([]);
  });
});
