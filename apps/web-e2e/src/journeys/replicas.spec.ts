import { chooseCertificate, download } from '../support/certificate-steps.js';
import { expect, test } from '../support/journey.js';
import type { Reader } from '../support/lesson-steps.js';
import { finishLessons, learnerIn, lessonsOf } from '../support/people.js';
import { startReplicas, type Replicas } from '../support/replicas.js';
import { useStack } from '../support/stack.js';
import { openAccount, skipTheFirst } from '../support/walk.js';

const name = 'Биляна Крумова';

let replicas: Replicas;

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  replicas = await startReplicas();
  useStack(replicas.info);
});

test.afterAll(async () => {
  useStack();
  await replicas.stop();
});

test('two of each: the walk goes on while one of each is killed', async ({ page, say, stack }) => {
  test.setTimeout(180_000);
  const reader: Reader = { page, say, scripted: false };
  expect(stack.publicUrl).toBe(replicas.info.publicUrl);
  expect(replicas.running()).toEqual({ api: 2, worker: 2, web: 2 });

  await openAccount(reader);
  await skipTheFirst(reader);
  const learner = await learnerIn(page.context());
  const { courseId } = learner;

  await test.step('an api goes away between two lessons', async () => {
    await finishLessons(learner, { from: 2, leave: 6 });
    await replicas.killOne('api', 0);
    await finishLessons(learner, { from: 7 });
    const lessons = await lessonsOf(learner);
    expect(lessons).toHaveLength(12);
  });

  await test.step('a web goes away; either turn of the proxy still gives the page', async () => {
    await replicas.killOne('web', 1);
    for (let turn = 0; turn < 4; turn += 1) {
      const answer = await page.goto(`/courses/${courseId}`);
      expect(answer?.status()).toBe(200);
      await expect(page.getByText(say('learn_course_completed_title'))).toBeVisible();
    }
  });

  await test.step('a worker goes away with the certificate on its way', async () => {
    await chooseCertificate(reader, name);
    await replicas.killOne('worker', 0);
    await expect(page.getByText(say('learn_cert_ready_title'))).toBeVisible({ timeout: 90_000 });
    const { mark, text } = await download(reader);
    expect(mark).toBe('%PDF-');
    expect(text).toContain(name);
  });

  expect(replicas.running()).toEqual({ api: 1, worker: 1, web: 1 });
});
