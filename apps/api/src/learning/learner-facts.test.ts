import { learnerFactNames, learnerFactValues } from '@pateka/domain';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenLearner } from '../testing/given.js';
import type { Cohort } from '../network/cohort.entity.js';
import { rootFieldsOf, runningSchema } from '../testing/schema-probe.js';
import { ownFacts, saveOwnFacts } from './documents.fixture.js';

let house: TestApp;
let cohort: Cohort;
beforeAll(async () => {
  house = await startApp();
  const course = await house.given.course(await house.given.network());
  cohort = await house.given.cohort([course]);
});
afterAll(() => house.stop());

type Facts = Record<'sex' | 'ageBand' | 'regionSize', string | null>;
const nothing: Facts = { sex: null, ageBand: null, regionSize: null };
const told: Facts = { sex: 'female', ageBand: '30-54', regionSize: 'village' };

const read = async (who: { token: string }) =>
  (await house.as(who).ask<{ ownFacts: Facts | null }>(ownFacts)).ownFacts;
const save = (who: { token: string }, facts: Partial<Facts>) =>
  house.as(who).query(saveOwnFacts, { facts });
const rowsOf = ({ accountId }: GivenLearner): Promise<object[]> =>
  house.db.query('SELECT sex, age_band, region_size FROM learner_fact WHERE account_id = $1', [
    accountId,
  ]);

describe('what she tells', () => {
  test('is unasked, then hers to read, to change and to take back', async () => {
    const learner = await house.given.learner(cohort);
    expect(await read(learner)).toBeNull();
    await save(learner, told);
    expect(await read(learner)).toEqual(told);
    await save(learner, { ...told, ageBand: null, regionSize: 'city' });
    expect(await read(learner)).toEqual({ sex: 'female', ageBand: null, regionSize: 'city' });
    await save(learner, nothing);
    expect(await read(learner)).toEqual(nothing);
    expect(await rowsOf(learner)).toHaveLength(1);
  });

  test('passing the questions over is an answer too: she is not asked again', async () => {
    const learner = await house.given.learner(cohort);
    // nothing at all, as an application without these fields would send it
    expect((await save(learner, {})).data).toEqual({ saveOwnFacts: true });
    expect(await read(learner)).toEqual(nothing);
  });

  test('the same form sent many times at once is kept once', async () => {
    const learner = await house.given.learner(cohort);
    const answers = await Promise.all(Array.from({ length: 10 }, () => save(learner, told)));
    for (const { data } of answers) expect(data).toEqual({ saveOwnFacts: true });
    expect(await rowsOf(learner)).toEqual([
      { sex: 'female', age_band: '30-54', region_size: 'village' },
    ]);
  });

  test('every answer that is offered fits into the table', async () => {
    const learner = await house.given.learner(cohort);
    for (const name of learnerFactNames) {
      for (const value of learnerFactValues[name]) {
        expect((await save(learner, { ...nothing, [name]: value })).refusal).toBeNull();
        expect(await read(learner)).toEqual({ ...nothing, [name]: value });
      }
    }
  });

  test.each([
    ['sex', 'жена'],
    ['ageBand', '34'],
    ['regionSize', ''],
  ])('what is not offered is refused, with the field: %s "%s"', async (name, value) => {
    const learner = await house.given.learner(cohort);
    const { refusal, errors } = await save(learner, { ...told, [name]: value });
    expect(refusal).toBe('invalid-input');
    expect(errors[0]?.extensions?.detail).toBe(name);
    expect(await read(learner)).toBeNull();
  });
});

describe('who reads it', () => {
  test('she alone: neither another learner nor any of the staff', async () => {
    const [hers, others] = [await house.given.learner(cohort), await house.given.learner(cohort)];
    await save(hers, told);
    expect(await read(others)).toBeNull();
    const organisation = await house.given.organisation({ id: cohort.networkId });
    for (const role of ['trainer', 'coordinator'] as const) {
      const staff = await house.given.staff(role, organisation);
      expect((await house.as(staff).query(ownFacts)).refusal).toBe('not-permitted');
      expect((await save(staff, told)).refusal).toBe('not-permitted');
    }
    expect((await house.as().query(ownFacts)).refusal).toBe('signed-out');
  });

  test('no other field of the whole schema gives a fact of one person', async () => {
    const schema = await runningSchema(house.as());
    const giving = [...rootFieldsOf(schema).values()]
      .filter(({ field }) => String(field.type).includes('LearnerFact'))
      .map(({ name }) => name);
    expect(giving).toEqual(['ownFacts']);
    const places = Object.values(schema.getTypeMap()).flatMap((type) =>
      'getFields' in type
        ? Object.keys(type.getFields())
            .filter((field) => /^(sex|ageBand|regionSize)$/.test(field))
            .map(() => type.name)
        : [],
    );
    expect([...new Set(places)].sort()).toEqual(['LearnerFact', 'OwnFactsInput']);
  });
});

test('deleting the account removes what she told, and nobody else loses anything', async () => {
  const [hers, others] = [await house.given.learner(cohort), await house.given.learner(cohort)];
  for (const learner of [hers, others]) await save(learner, told);
  await house
    .as(hers)
    .ask('mutation ($p: String!) { deleteAccount(passphrase: $p) }', { p: hers.passphrase });
  expect(await rowsOf(hers)).toEqual([]);
  expect(await rowsOf(others)).toHaveLength(1);
});
