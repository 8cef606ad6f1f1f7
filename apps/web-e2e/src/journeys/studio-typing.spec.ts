import type { DraftLesson } from '@pateka/content/draft';
import { percentile } from '../../../../tools/bench/load.ts';
import {
  lessonToWrite,
  typeInto,
  writtenLessons,
  writtenRows,
} from '../../../../tools/bench/typing.ts';
import { addLesson, isSaved, newModule, openEditor, rowsOf, textIn } from '../support/editor.js';
import { expect, test } from '../support/journey.js';

/** Machines differ: `npm run bench -- typing` keeps the budget, this only that nothing is badly wrong. */
const MOST_MS = 250;

test('typing in a long lesson of a module of a hundred lessons does not lag', async ({
  page,
  say,
}) => {
  const moduleId = await newModule();
  for (let number = writtenLessons; number > 1; number -= 1) {
    await addLesson(moduleId, lessonToWrite(`l-${number}`) as DraftLesson);
  }
  const place = await addLesson(moduleId, lessonToWrite('l-1') as DraftLesson);
  await openEditor(page, place, say);
  const texts = textIn(page, say, 'bg');
  await expect(texts).toHaveCount(writtenRows);
  const times = await typeInto(texts.nth(19));
  const p95 = percentile(times, 0.95);
  const shown = `p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${times.at(-1)?.toFixed(1)} ms`;
  console.log(`typing, key to frame: ${shown}`);
  test.info().annotations.push({ type: 'typing', description: shown });
  expect(p95).toBeLessThan(MOST_MS);
  await isSaved(page, say);
  await expect.poll(async () => (await rowsOf(place, 'bg'))[19]).toContain('When we write down');
});
