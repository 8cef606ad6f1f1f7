/**
 * `npm run pictures`: starts a stack with the demo and takes the pictures of the README with a browser. They
 * go to docs/pictures; the demo's people are invented. The badge of certificates is taken from its drawing.
 */
import { mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { findLesson, makeLearners, withDatabase } from './bench/learners.ts';
import { findBrowser } from './browser.ts';
import { startStack, type Stack } from './stack.ts';
import { runAsCommand } from './support/command.ts';
import { Failure } from './support/failure.ts';
import { cache, root } from './support/paths.ts';
import { build } from './support/programs.ts';

const folder = join(root, 'docs', 'pictures');
const largest = 200_000;

const e2e = createRequire(join(root, 'apps', 'web-e2e', 'package.json'));
const { chromium } = e2e('@playwright/test') as typeof import('@playwright/test');

const api = createRequire(join(root, 'apps', 'api', 'package.json'));
const sharp = api('sharp') as typeof import('sharp').default;

type Look = { name: string; width: number; height: number; locale: 'bg' | 'en' };

const phone = { width: 360, height: 740, locale: 'bg' } as const;
const desk = { width: 1280, height: 900 } as const;

/** A page of its own for each picture, signed in when there is a token. */
const open = async (
  browser: Browser,
  { publicUrl }: Stack,
  { width, height, locale }: Omit<Look, 'name'>,
  token?: string,
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height },
    baseURL: publicUrl,
    reducedMotion: 'reduce',
  });
  const cookies = { v: '1', lang: locale, ...(token === undefined ? {} : { s: token }) };
  await context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({ name, value, url: publicUrl })),
  );
  return context.newPage();
};

const take = async (page: Page, name: string): Promise<void> => {
  const path = join(folder, `${name}.png`);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path });
  const { size } = statSync(path);
  if (size > largest) throw new Failure(`${path} has ${size} bytes, more than ${largest}.`);
  console.log(`  docs/pictures/${name}.png  ${Math.round(size / 1000)} kB`);
};

/** The first lessons of a course are done, the last of them passed over. */
const walkOn = `
  INSERT INTO lesson_progress (enrolment_id, lesson_id, state, touched_at)
  SELECT e.id, l.id, CASE WHEN l.place = 5 THEN 'skipped' ELSE 'completed' END, now()
  FROM enrolment e JOIN course_edition ce ON ce.id = e.course_edition_id,
       jsonb_path_query(ce.structure, '$.modules[*].lessons[*].id') WITH ORDINALITY AS j(value, place),
       LATERAL (SELECT j.value #>> '{}' AS id, j.place) l
  WHERE e.id = $1 AND l.place <= 5`;

/** A learner some way along her path. */
const takeLearner = async (browser: Browser, stack: Stack): Promise<void> => {
  const { courseId, lessonId } = await findLesson(stack.databaseUrl);
  const [learner] = await makeLearners(stack.databaseUrl, courseId, 1);
  if (!learner) throw new Failure('No learner was made.');
  await withDatabase(stack.databaseUrl, (db) => db.query(walkOn, [learner.enrolmentId]));
  const page = await open(browser, stack, phone, learner.token);
  await page.goto(`/courses/${courseId}/${lessonId}`);
  await take(page, 'lesson');
  await page.goto(`/courses/${courseId}`);
  await take(page, 'course');
};

/** Signs the demo's coordinator in with her second factor, as a person would. */
const signIn = async (page: Page, stack: Stack): Promise<void> => {
  const coordinator = (await stack.signIns()).find(({ role }) => role === 'coordinator');
  if (!coordinator) throw new Failure('The demo has no coordinator.');
  const { who = '', passphrase = '', code = '' } = coordinator;
  await page.goto('/sign-in');
  await page.fill('[name=who]', who);
  await page.fill('[name=passphrase]', passphrase);
  await page.press('[name=passphrase]', 'Enter');
  await page.fill('[name=code]', code);
  await page.press('[name=code]', 'Enter');
  await page.waitForURL(/\/staff/);
};

const takeStaff = async (browser: Browser, stack: Stack): Promise<void> => {
  const page = await open(browser, stack, { ...desk, locale: 'en' });
  await signIn(page, stack);
  await page.goto('/staff/report');
  await take(page, 'report');
  await page.goto('/staff/cohorts');
  const cohort = await page.getAttribute('main a[href^="/staff/cohorts/"]', 'href');
  await page.context().addCookies([{ name: 'lang', value: 'bg', url: stack.publicUrl }]);
  await page.goto(`${cohort ?? ''}/cards`);
  await page.locator('main form[method=post] button').last().click();
  await page.waitForLoadState();
  await take(page, 'cards');
};

/** The picture into which certificates are baked, from its drawing (libs/credentials/badge). */
const drawBadge = async (): Promise<void> => {
  const badge = join(root, 'libs', 'credentials', 'badge');
  const drawn = sharp(join(badge, 'badge.svg')).png({
    palette: true,
    effort: 10,
    compressionLevel: 9,
  });
  await drawn.toFile(join(badge, 'badge.png'));
};

await runAsCommand(async (shutdown) => {
  await drawBadge();
  const found = await findBrowser();
  if (!found.ok) throw new Failure(`There is ${found.reason}.`);
  await build(join(cache, 'pictures.log'), shutdown);
  const stack = await startStack();
  shutdown.add(stack.stop);
  const browser = await chromium.launch({ executablePath: found.path, args: found.args });
  shutdown.add(() => browser.close());
  mkdirSync(folder, { recursive: true });
  await takeLearner(browser, stack);
  await takeStaff(browser, stack);
});
