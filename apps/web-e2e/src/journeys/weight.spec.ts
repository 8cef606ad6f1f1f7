import type { Page } from '@playwright/test';
import { worksheetTools } from '@pateka/domain';
import { expect, test } from '../support/journey.js';
import { allLessonPaths, newLearner, signedIn, type Learner } from '../support/people.js';

/** The budget of a page that is opened for the first time (see the budgets of performance). */
const MOST_BYTES = 45_000;
const MOST_REQUESTS = 5;
const MOST_SCRIPT_BYTES = 15_000;

type Weight = { bytes: number; scriptBytes: number; requests: string[] };

/** Opens a page with an empty cache and counts what comes over the wire. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const weight: Weight = { bytes: 0, scriptBytes: 0, requests: [] };
  const scripts = new Set<string>();
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  client.on('Network.requestWillBeSent', ({ request, type, requestId }) => {
    if (request.url.startsWith('data:')) return;
    weight.requests.push(request.url);
    if (type === 'Script') scripts.add(requestId);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.bytes += encodedDataLength;
    if (scripts.has(requestId)) weight.scriptBytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  // What is written into the page counts in full: it is compressed with the page.
  weight.scriptBytes += await page.evaluate(() =>
    [...document.scripts].reduce((sum, { text }) => sum + new Blob([text]).size, 0),
  );
  return weight;
}

let learner: Learner;
let lessons: string[];
test.beforeAll(async () => {
  learner = await newLearner();
  lessons = await allLessonPaths(learner);
});

/** Weighs pages, each in a browser of its own, and asserts the budget. */
async function expectLight(open: () => Promise<Page>, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const page = await open();
    const { bytes, scriptBytes, requests } = await weigh(page, path);
    test.info().annotations.push({
      type: 'weight',
      description: `${path}: ${bytes} bytes, ${scriptBytes} of script, ${requests.length} requests`,
    });
    expect.soft(bytes, path).toBeLessThanOrEqual(MOST_BYTES);
    expect.soft(scriptBytes, path).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
    expect
      .soft(requests.length, `${path}: ${requests.join(' ')}`)
      .toBeLessThanOrEqual(MOST_REQUESTS);
    await page.close();
  }
}

test('home, catalogue, course and every lesson are light for a visitor', async ({ device }) => {
  test.setTimeout(180_000);
  await expectLight(
    () => device(),
    ['/', '/courses', `/courses/${learner.courseId}`, '/help', ...lessons],
  );
});

test('so are a lesson and her own pages for a learner', async ({ device }) => {
  const open = async () => {
    const page = await device();
    await signedIn(page.context(), learner);
    return page;
  };
  const some = [lessons[2], lessons[9]].map(String);
  await expectLight(open, ['/my', `/courses/${learner.courseId}`, ...some]);
});

test('so is every worksheet', async ({ device }) => {
  await expectLight(
    () => device(),
    worksheetTools.map((tool) => `/worksheets/${tool}`),
  );
});
