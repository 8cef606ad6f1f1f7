import { checkDraftModule, type DraftCatalogue } from '@pateka/content/draft';
import { AuthoringModule } from '../authoring/authoring.module.js';
import { startApp, type TestApp } from '../testing/app.js';
import { begun, inReview } from './demo-draft-texts.js';
import { DemoDrafts } from './demo-drafts.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp({ extra: { imports: [AuthoringModule], providers: [DemoDrafts] } });
});
afterAll(() => house.stop());

test('the trainer of the demo has one module begun and one in review', async () => {
  const organisation = await house.given.organisation(await house.given.network());
  await house.given.staff('coordinator', organisation);
  const trainer = await house.given.staff('trainer', organisation);
  await house.get(DemoDrafts).load(trainer);
  const { studioModules } = await house
    .as(trainer)
    .ask<{ studioModules: object[] }>('{ studioModules { state completeIn title { bg } } }');
  expect(studioModules).toEqual([
    { state: 'in-review', completeIn: ['bg', 'en'], title: { bg: inReview.title.bg } },
    { state: 'draft', completeIn: ['bg'], title: { bg: begun.title.bg } },
  ]);
});

test('what is in review asks for nothing; what is begun asks for its translation', () => {
  const catalogue: DraftCatalogue = {
    facts: new Map(),
    competences: new Set(['lifecomp:S2']),
    media: new Map(),
    today: '2026-11-28',
  };
  const codes = (module: typeof begun) =>
    checkDraftModule({ ...module, languages: ['bg', 'en'] }, catalogue)
      .filter(({ severity }) => severity === 'blocks')
      .map(({ code, lessonId }) => `${lessonId}: ${code}`);
  expect(codes(inReview)).toEqual([]);
  expect(codes(begun).filter((code) => !code.startsWith('first-week'))).toEqual([]);
  expect(codes(begun).length).toBeGreaterThan(0);
});
