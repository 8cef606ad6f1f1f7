import { startApp, type TestApp } from '../testing/app.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

interface Aids {
  writingAids: {
    facts: { id: string; text: { bg: string; en: string }; validTo: string | null }[];
    competences: { id: string; name: { bg: string } }[];
  };
}

test('an author chooses from the dated facts with the values of today, and from competences', async () => {
  const { given, db } = house;
  const trainer = await given.staff('trainer', await given.organisation(await given.network()));
  await db.query(
    `INSERT INTO fact_value (fact_id, kind, value, unit, label, source, checked_on, valid_to, confidence)
     VALUES ('trial-fee', 'amount', '12.5', 'EUR', '{"bg":"Такса","en":"Fee"}', '"Някой"', '2026-11-01', NULL, 'high')`,
  );
  const { writingAids } = await house
    .as(trainer)
    .ask<Aids>(
      '{ writingAids { facts { id text { bg en } validTo } competences { id name { bg } } } }',
    );
  const fee = writingAids.facts.find(({ id }) => id === 'trial-fee');
  expect(fee).toEqual({
    id: 'trial-fee',
    text: { bg: '12,50\u00a0€', en: '€12.50' },
    validTo: null,
  });
  expect(writingAids.competences.length).toBeGreaterThan(40);
});
