import type { BrowserContext, Page } from '@playwright/test';
import { worksheetTools } from '@pateka/domain';
import { crawl, unlinked, wordsOn, type Crawled } from '../support/crawl.js';
import { newLesson } from '../support/editor.js';
import { expect, speak, test } from '../support/journey.js';
import { check, choose, feedback, question } from '../support/lesson-steps.js';
import {
  finishLessons,
  lessonsOf,
  newLearner,
  requestCertificate,
  shareCertificate,
  signedIn,
  type Learner,
} from '../support/people.js';
import { freshCode } from '../support/control.js';
import { signedInAs } from '../support/staff.js';
import { stackInfo } from '../support/stack.js';
import { storedIn } from '../support/stores.js';
import { wordsOf, type Locale } from '../support/words.js';

/** What titles, addresses and file names never contain (safety 13). */
const telling =
  /насил|убежищ|приют|криз|преживел|жертв|принуд|натиск|заплах|violen|shelter|crisis|surviv|victim|coerc|abus|refuge|threat|анимус|animus/iu;
/** What no page says at all (safety 42, 45). */
const unkind =
  /жертв|грешно|провал|(?<!\p{L})тест(а|ът|ове|овете)?(?!\p{L})|серия от дни|обратно броене|класация|victim|wrong!|you failed|streak|countdown|leaderboard/iu;

/** A learner with a finished course and a ready certificate, so that every page has something on it. */
let learner: Learner;
/** The pages of the site by who reads them, in both languages. */
let signedInPages: Crawled[];
let visitorPages: Crawled[];
let checkPages: Crawled[];

async function everyPage(context: BrowserContext, locale: Locale, who?: Learner) {
  await speak(context, locale);
  if (who) await signedIn(context, who);
  const starts = who ? ['/my', '/', ...unlinked] : ['/', '/start', '/sign-in', ...unlinked];
  const sheets = worksheetTools.map((tool) => `/worksheets/${tool}`);
  return crawl(context.request, [...starts, ...sheets]);
}

async function readyLearner(): Promise<Learner> {
  const made = await newLearner();
  await finishLessons(made);
  await requestCertificate(made, 'Росица Стоянова');
  return made;
}

async function checkAddresses(who: Learner): Promise<string[]> {
  const url = await shareCertificate(who, { name: true, hours: true });
  return ['/check', new URL(url).pathname, `/c/${'x'.repeat(22)}`, '/help', '/'];
}

test.beforeAll(async ({ browser }) => {
  const { publicUrl, checkUrl } = stackInfo();
  learner = await readyLearner();
  const open = (baseURL: string) => browser.newContext({ baseURL });
  const contexts = await Promise.all([
    ...[publicUrl, publicUrl, publicUrl, publicUrl, checkUrl].map(open),
  ]);
  const [first, second, third, fourth, employer] = contexts as [
    BrowserContext,
    BrowserContext,
    BrowserContext,
    BrowserContext,
    BrowserContext,
  ];
  signedInPages = [
    ...(await everyPage(first, 'bg', learner)),
    ...(await everyPage(second, 'en', learner)),
  ];
  visitorPages = [...(await everyPage(third, 'bg')), ...(await everyPage(fourth, 'en'))];
  checkPages = await crawl(employer.request, await checkAddresses(learner));
  await Promise.all(contexts.map((context) => context.close()));
});

const html = (pages: Crawled[]) => pages.filter((page) => page.html !== '');
const learning = () => [...signedInPages, ...visitorPages];

test('the crawl reaches what there is to read', () => {
  const paths = new Set(signedInPages.map(({ path }) => path.replace(/\?.*/, '')));
  const { courseId } = learner;
  expect(
    [...paths].filter((path) => new RegExp(`^/courses/${courseId}/[^/]+$`).test(path)),
  ).toHaveLength(13);
  for (const path of [
    '/my',
    '/my/account',
    '/my/code',
    `/courses/${courseId}/certificate`,
    `/courses/${courseId}/certificate/share`,
    '/privacy',
  ])
    expect(paths).toContain(path);
});

test.describe('safety 9: nothing is stored on the way', () => {
  test('every page says no-store', () => {
    const kept = [...learning(), ...checkPages].filter(
      ({ headers, path }) => headers['cache-control'] !== 'no-store' && path !== '/favicon.ico',
    );
    expect(kept.map(({ path }) => path)).toEqual([]);
  });

  test('and so does every part of a page and every file', async ({ context }) => {
    await signedIn(context, learner);
    const home = `/courses/${learner.courseId}`;
    const [, second] = await lessonsOf(learner);
    const posts: [string, Record<string, string>][] = [
      [
        `${home}/${second?.id}/answer`,
        { question: 'discount', attempt: crypto.randomUUID(), answer: '1' },
      ],
      [`${home}/certificate/preview`, { named: 'no' }],
      ['/worksheets/budget/result', {}],
      ['/worksheets/budget/file', { format: 'csv' }],
      ['/worksheets/budget/file', { format: 'text' }],
    ];
    const answers = [
      await context.request.get(`${home}/certificate/state`),
      ...(await Promise.all(
        ['pdf', 'zip', 'json', 'jwt', 'png', 'svg'].map((format) =>
          context.request.get(`${home}/certificate/file?format=${format}`),
        ),
      )),
      ...(await Promise.all(posts.map(([path, form]) => context.request.post(path, { form })))),
    ];
    for (const answer of answers) {
      expect(answer.status(), answer.url()).toBe(200);
      expect(answer.headers()['cache-control'], answer.url()).toBe('no-store');
      expect(answer.headers()['content-disposition'] ?? '').not.toMatch(telling);
    }
  });
});

test.describe('safety 13: what others may read tells nothing', () => {
  test('titles in the browser', () => {
    const titles = html([...learning(), ...checkPages]).map(({ title }) => title);
    expect(titles.filter((title) => title === '' || telling.test(title))).toEqual([]);
  });

  test('a lesson is titled by kind and number only', () => {
    const lessons = html(learning()).filter(
      ({ path }) => /^\/courses\/\w+\/\w{8,}$/.test(path) && !path.endsWith('/certificate'),
    );
    expect(lessons.length).toBeGreaterThanOrEqual(48);
    for (const { title, path } of lessons)
      expect(title, path).toMatch(/^(Урок \d+ · Пътека|Lesson \d+ · Pateka)$/);
  });

  test('addresses carry opaque ids', () => {
    const paths = [...learning(), ...checkPages].map(({ path }) => decodeURIComponent(path));
    expect(paths.filter((path) => telling.test(path) || path.includes(learner.alias))).toEqual([]);
    expect(
      paths.filter((path) => /money|budget-|debt-|scam|own-account|урок/iu.test(path)),
    ).toEqual([]);
  });

  test('the certificate’s title is neutral and so is its file', async ({ context }) => {
    await signedIn(context, learner);
    const file = await context.request.get(`/courses/${learner.courseId}/certificate/file`);
    expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="[a-z]+\.pdf"$/);
    const shown = html(checkPages)
      .map((page) => wordsOn(page.html))
      .join(' ');
    expect(shown).not.toMatch(telling);
  });
});

test('safety 12: there is no service worker', async ({ page }) => {
  await page.goto('/');
  const workers = await page.evaluate(
    async () => (await navigator.serviceWorker.getRegistrations()).length,
  );
  expect(workers).toBe(0);
});

test('safety 20: a session that was ended elsewhere leads to the sign-in and back', async ({
  page,
  device,
  say,
}) => {
  const own = await newLearner();
  await signedIn(page.context(), own);
  await page.goto('/my/account');
  const other = await device();
  await other.goto('/sign-in');
  await other.getByLabel(say('learn_sign_in_who')).fill(own.alias);
  await other.getByLabel(say('learn_passphrase'), { exact: true }).fill(own.passphrase);
  await other.getByRole('button', { name: say('learn_sign_in'), exact: true }).click();
  await other.goto('/my/account');
  await expect(other.getByText(say('learn_sessions_other'))).toHaveCount(1);
  await other.getByRole('button', { name: say('learn_sessions_end_all') }).click();
  await expect(other).toHaveURL(/\/signed-out/);

  await page.goto('/my/account');
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await page.getByLabel(say('learn_sign_in_who')).fill(own.alias);
  await page.getByLabel(say('learn_passphrase'), { exact: true }).fill(own.passphrase);
  await page.getByRole('button', { name: say('learn_sign_in'), exact: true }).click();
  await expect(page).toHaveURL(/\/my\/account$/);
});

test.describe('safety 36: nothing but this site', () => {
  const directive = (policy: string, name: string) =>
    policy.split('; ').find((part) => part.startsWith(`${name} `));

  test('every page forbids all scripts but its own, by nonce', () => {
    for (const { headers, html: text, path } of html([...learning(), ...checkPages])) {
      const policy = headers['content-security-policy'] ?? '';
      expect(directive(policy, 'default-src'), path).toBe("default-src 'none'");
      expect(directive(policy, 'script-src'), path).toMatch(/^script-src 'nonce-[\w+/=]{20,}'$/);
      expect(directive(policy, 'frame-ancestors'), path).toBe("frame-ancestors 'none'");
      expect(directive(policy, 'base-uri'), path).toBe("base-uri 'none'");
      expect(policy, path).not.toMatch(/unsafe|\*|data:[^;]*script/);
      const nonce = /'nonce-([^']+)'/.exec(directive(policy, 'script-src') ?? '')?.[1] ?? '';
      const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      for (const tag of scripts) expect(tag, path).toContain(`nonce="${nonce}"`);
      expect(text, path).not.toMatch(/<[^>]*\s(on\w+|style)="/);
    }
  });

  test('one page may stand in a frame, and only of this site: the preview of a lesson that is written', async ({
    context,
  }) => {
    const { moduleId, lessonId, path } = await newLesson();
    await signedInAs(context, 'trainer');
    const preview = `/staff/modules/${moduleId}/lessons/${lessonId}/preview`;
    for (const [page, ancestors, older] of [
      [`${preview}/bg`, "'self'", 'SAMEORIGIN'],
      [preview, "'none'", 'DENY'],
      [path, "'none'", 'DENY'],
    ] as const) {
      const answer = await context.request.get(page);
      expect(answer.status(), page).toBe(200);
      const policy = answer.headers()['content-security-policy'] ?? '';
      expect(directive(policy, 'frame-ancestors'), page).toBe(`frame-ancestors ${ancestors}`);
      expect(answer.headers()['x-frame-options'], page).toBe(older);
    }
  });

  test('a nonce is never used twice', () => {
    const nonces = html([...learning(), ...checkPages]).map(
      ({ headers }) => /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1],
    );
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  test('pages load nothing from elsewhere', () => {
    for (const { html: text, path } of html([...learning(), ...checkPages])) {
      const sources = [...text.matchAll(/\s(?:src|srcset|poster|data)="([^"]*)"/g)].map(
        ([, url]) => url,
      );
      expect(
        sources.filter((url) => !url?.startsWith('/') || url.startsWith('//')),
        path,
      ).toEqual([]);
      const sheets = [...text.matchAll(/<link\b[^>]*href="([^"]*)"/g)].map(([, url]) => url ?? '');
      expect(
        sheets.filter((url) => !/^(\/(?!\/)|data:)/.test(url)),
        path,
      ).toEqual([]);
    }
  });
});

test.describe('safety 42 and 45: kind words', () => {
  test('no page says what hurts', () => {
    for (const { html: text, path } of html([...learning(), ...checkPages]))
      expect(wordsOn(text), path).not.toMatch(unkind);
  });

  test('an answer that is not right yet is a lamp, never red', async ({ page, say }) => {
    const [, second] = await lessonsOf(learner);
    await page.goto(`/courses/${learner.courseId}/${second?.id}`);
    const reader = { page, say, scripted: true };
    const asked = question(reader, 3);
    await choose(asked, [0]);
    await check(reader, asked);
    await expect(feedback(asked)).toContainText(say('learn_question_again'));
    expect(await redParts(page)).toEqual([]);
    expect(await asked.innerText()).not.toMatch(/[✗✘❌×]/u);
  });
});

/** Elements of a question that are drawn in red. */
const redParts = (page: Page) =>
  page.evaluate(() => {
    const isRed = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return red > 150 && green < 80 && blue < 80;
    };
    return [...document.querySelectorAll('.question *')].flatMap((element) => {
      const { color, backgroundColor, borderTopColor, fill } = getComputedStyle(element);
      return [color, backgroundColor, borderTopColor, fill].some(isRed) ? [element.className] : [];
    });
  });

test.describe('safety 43: help now', () => {
  test('is on every page', () => {
    const without = html(learning()).filter(({ html: text }) => !text.includes('href="/help"'));
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  for (const locale of ['bg', 'en'] as const) {
    test(`says that calls leave a trace, ${locale}`, () => {
      const help = learning().filter(({ path }) => path === '/help');
      const text = wordsOf(locale)('public_help_trace_text');
      expect(
        help.filter((page) => wordsOn(page.html).includes(text)).length,
      ).toBeGreaterThanOrEqual(2);
    });
  }

  test('is on no check page, and neither is anything else of this site', () => {
    expect(checkPages.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
    const host = new URL(stackInfo().publicUrl).host;
    for (const { html: text, path, headers } of html(checkPages)) {
      expect(text, path).not.toMatch(
        /href="\/(help|safety|exit|courses|sign-in|privacy)|id="exit"|Пътека|Pateka/,
      );
      expect(text, path).not.toContain(host);
      expect(headers['x-robots-tag'], path).toBe('noindex, nofollow, noarchive');
    }
  });
});

test.describe('safety 44: what is written stays on the screen', () => {
  test('a reflection has no name to be sent by', async ({ page }) => {
    const [first] = await lessonsOf(learner);
    await page.goto(`/courses/${learner.courseId}/${first?.id}`);
    const field = page.locator('.lesson ~ section textarea, section textarea').first();
    await expect(field).toBeVisible();
    expect(await field.evaluate((area: HTMLTextAreaElement) => [area.name, area.form])).toEqual([
      '',
      null,
    ]);
  });

  test('a worksheet is empty again when the page is opened anew', async ({ page, say }) => {
    await page.goto('/worksheets/budget');
    const amount = page.locator('input[inputmode="decimal"]').first();
    await amount.fill('123,45');
    await page.getByRole('button', { name: say('learn_sheet_work_out') }).click();
    await expect(page.locator('#budget-result')).toContainText('123,45');
    await page.goto('/worksheets/budget');
    await expect(amount).toHaveValue('');
    expect(await storedIn(page)).toEqual([]);
  });
});

test.describe('safety 46: the browser remembers too', () => {
  /** Text fields of the open page whose content the browser may keep. */
  const kept = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')]
        .filter(({ type }) => !['hidden', 'submit', 'button'].includes(type))
        .filter(({ autocomplete, type }) =>
          type === 'password'
            ? !['current-password', 'new-password'].includes(autocomplete)
            : autocomplete !== 'off',
        )
        .map(({ name, id, type }) => `${type} ${name || id}`),
    );

  test('no field but a passphrase may be remembered', async ({ page, say }) => {
    await signedIn(page.context(), learner);
    const [first, , third] = await lessonsOf(learner);
    const home = `/courses/${learner.courseId}`;
    const sheets = worksheetTools.map((tool) => `/worksheets/${tool}`);
    for (const path of [
      '/my/code',
      '/my/account',
      `${home}/${first?.id}`,
      `${home}/${third?.id}`,
      `${home}/certificate`,
      ...sheets,
    ]) {
      await page.goto(path);
      expect(await kept(page), path).toEqual([]);
    }
    await page.context().clearCookies();
    for (const path of ['/sign-in', '/recover', '/start']) {
      await page.goto(path);
      expect(await kept(page), path).toEqual([]);
    }
    await page.getByLabel(say('learn_start_code')).fill(await freshCode());
    await page.getByRole('button', { name: say('learn_start_go_on') }).click();
    await expect(page.getByLabel(say('learn_alias_own_field'))).toBeVisible();
    expect(await kept(page)).toEqual([]);
    await expect(page.getByRole('radio', { name: say('learn_codes_no') })).toBeVisible();
  });

  test('a name for the certificate may not be remembered', async ({ page, say }) => {
    const own = await newLearner();
    await finishLessons(own);
    await signedIn(page.context(), own);
    await page.goto(`/courses/${own.courseId}/certificate`);
    await expect(page.getByLabel(say('learn_cert_name_field'))).toHaveAttribute(
      'autocomplete',
      'off',
    );
    expect(await kept(page)).toEqual([]);
  });

  test('sign-in and downloads warn', async ({ page, say }) => {
    await page.goto('/sign-in');
    await expect(page.getByText(say('learn_sign_in_shared'))).toBeVisible();
    await page.goto('/worksheets/debts');
    await expect(page.getByText(say('learn_download_warning'))).toBeVisible();
    await signedIn(page.context(), learner);
    await page.goto(`/courses/${learner.courseId}/certificate`);
    await expect(page.getByText(say('learn_download_warning'))).toBeVisible();
  });
});

test('a visitor who reads and answers leaves nothing in the browser', async ({ page, say }) => {
  const cookies: string[] = [];
  page.on('response', async (response) => {
    for (const { name, value } of await response.headersArray())
      if (name.toLowerCase() === 'set-cookie') cookies.push(value.split(';')[0] ?? '');
  });
  const [, second] = await lessonsOf(learner);
  await page.goto('/courses');
  await page.goto(`/courses/${learner.courseId}/${second?.id}`);
  const reader = { page, say, scripted: true };
  for (const number of [1, 3]) {
    await choose(question(reader, number), [1]);
    await check(reader, question(reader, number));
  }
  expect(await storedIn(page)).toEqual([]);
  // Only the note for quick exit that the site is open: the same for everybody, gone with the browser.
  expect(new Set(cookies)).toEqual(new Set(['v=1']));
});
