import type { Page } from '@playwright/test';
import { ViewerDocument } from '@pateka/api-client';
import { askApi } from '../support/api.js';
import { expect, test } from '../support/journey.js';
import { neutralTitle } from '../support/neutral-site.js';
import { lessonsOf, newLearner, signedIn, type Learner } from '../support/people.js';
import { stackInfo } from '../support/stack.js';
import { storedIn } from '../support/stores.js';
import type { Say } from '../support/words.js';

/** One learner for all tests that need no account of their own. */
let learner: Learner;
let lesson: string;
test.beforeAll(async () => {
  learner = await newLearner();
  const [, second] = await lessonsOf(learner);
  lesson = `/courses/${learner.courseId}/${second?.id}`;
});

const exitButton = (page: Page, say: Say) => page.getByRole('button', { name: say('common_exit') });
const isAway = (page: Page) => expect(page).toHaveTitle(neutralTitle);

/** Walks from the home page into a lesson by links, as a reader does. */
async function walkIntoLesson(page: Page, say: Say): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: say('public_home_courses') }).click();
  await page.getByRole('article').first().getByRole('link').click();
  await page.getByRole('link', { name: say('learn_course_read_first') }).click();
  await expect(page).toHaveTitle(new RegExp(say('learn_lesson_tab', { number: 1 })));
}

/** Who the api takes the holder of a session token for. */
const kindOf = async (token: string): Promise<string> =>
  (await askApi(stackInfo(), ViewerDocument, {}, { token })).viewer.kind;

test.describe('safety 1: the exit button', () => {
  const sizes = [
    [320, 568],
    [360, 740],
    [768, 1024],
    [1280, 900],
    [1440, 900],
    [640, 320],
  ] as const;

  for (const [width, height] of sizes) {
    test(`is visible and covered by nothing at ${width}×${height}`, async ({ page, say }) => {
      await page.setViewportSize({ width, height });
      await page.goto(lesson);
      for (const share of [0, 0.5, 1]) {
        await page.evaluate(
          (part) => scrollTo(0, part * document.documentElement.scrollHeight),
          share,
        );
        const box = await exitButton(page, say).boundingBox();
        if (!box) throw new Error('The exit button is not there.');
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.height).toBeGreaterThanOrEqual(44);
        expect(await coveredPoints(page, box)).toEqual([]);
      }
    });
  }

  const pages = ['/', '/courses', '/help', '/safety', '/sign-in', '/start', '/recover', '/privacy'];
  test('is first in keyboard order on every page', async ({ page, say }) => {
    for (const path of [...pages, lesson, '/worksheets/budget', '/no-such-page']) {
      await page.goto(path);
      await page.keyboard.press('Tab');
      await expect(exitButton(page, say), path).toBeFocused();
    }
  });
});

/** Points of a box at which something else would take the tap. */
function coveredPoints(page: Page, box: { x: number; y: number; width: number; height: number }) {
  return page.evaluate(({ x, y, width, height }) => {
    const inset = 4;
    const [left, right, top, bottom] = [
      x + inset,
      x + width - inset,
      y + inset,
      y + height - inset,
    ];
    const corners = [left, (left + right) / 2, right].flatMap((across) =>
      [top, (top + bottom) / 2, bottom].map((down) => ({ across, down })),
    );
    return corners.filter(
      ({ across, down }) => !document.elementFromPoint(across, down)?.closest('#exit button'),
    );
  }, box);
}

test.describe('safety 2: Back after exit', () => {
  test('shows no lesson, and neither do the pages before', async ({ page, say }) => {
    await walkIntoLesson(page, say);
    await page
      .getByRole('link', { name: say('learn_end_next', { number: 2 }), exact: true })
      .click();
    await expect(page).toHaveTitle(new RegExp(say('learn_lesson_tab', { number: 2 })));
    const before = await page.evaluate(() => history.length);
    await exitButton(page, say).click();
    await isAway(page);
    // The lesson was replaced, not left behind.
    expect(await page.evaluate(() => history.length)).toBe(before);
    for (const _page of ['lesson 1', 'course', 'courses']) {
      await page.goBack();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('public_closed_title'));
    }
    await page.getByRole('link', { name: say('public_closed_again') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('learn_courses_title'));
  });

  test('shows no lesson whose address was typed', async ({ page, say }) => {
    await page.goto(lesson);
    await page.goto(`${lesson}?x`);
    await exitButton(page, say).click();
    await isAway(page);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('public_closed_title'));
  });

  test('shows no lesson without JavaScript', async ({ device, say }) => {
    const page = await device({ javaScriptEnabled: false });
    await walkIntoLesson(page, say);
    await page
      .getByRole('link', { name: say('learn_end_next', { number: 2 }), exact: true })
      .click();
    await exitButton(page, say).click();
    await isAway(page);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('public_closed_title'));
  });
});

test.describe('safety 3: three presses of Shift', () => {
  test('leave, are shown and announced', async ({ page, say }) => {
    await page.goto(lesson);
    const status = page.locator('#exit [role=status]');
    await page.keyboard.press('Shift');
    await expect(status).toHaveText(say('common_exit_two_more'));
    await expect(page.locator('#exit .exit-lights')).toBeVisible();
    await page.keyboard.press('Shift');
    await expect(status).toHaveText(say('common_exit_one_more'));
    await page.keyboard.press('Shift');
    await isAway(page);
  });

  test('also leave from a field and from inside a form', async ({ page, say }) => {
    await page.goto('/start');
    await page.getByLabel(say('learn_start_code')).focus();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await isAway(page);
  });

  test('Shift with another key does not count', async ({ page }) => {
    await page.goto(lesson);
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('Shift+A');
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift+A');
    await page.keyboard.press('Shift');
    await expect(page.locator('#exit')).toHaveAttribute('data-presses', '1');
    await expect(page).not.toHaveTitle(neutralTitle);
  });

  for (const [gap, leaves] of [
    [4_900, true],
    [5_100, false],
  ] as const) {
    test(`a pause of ${gap} ms ${leaves ? 'is allowed' : 'begins anew'}`, async ({ page, say }) => {
      await page.clock.install();
      await page.goto(lesson);
      await page.clock.pauseAt(Date.now() + 60_000);
      await page.keyboard.press('Shift');
      await page.keyboard.press('Shift');
      await page.clock.runFor(gap);
      const status = page.locator('#exit [role=status]');
      if (!leaves) await expect(status).toHaveText(say('common_exit_stopped'));
      await page.keyboard.press('Shift');
      if (leaves) return isAway(page);
      await expect(status).toHaveText(say('common_exit_two_more'));
      await expect(page.locator('#exit')).toHaveAttribute('data-presses', '1');
    });
  }
});

test.describe('safety 4: the cover', () => {
  test('hides the page before the way leads anywhere', async ({ page }) => {
    await page.goto(lesson);
    // In one go: the browser cannot leave before the page was looked at.
    const seen = await page.evaluate(() => {
      document.querySelector<HTMLElement>('#exit button')?.click();
      const points = [0.01, 0.25, 0.5, 0.75, 0.99].flatMap((across) =>
        [0.01, 0.5, 0.99].map((down) => [across * innerWidth, down * innerHeight] as const),
      );
      const cover = document.querySelector('.exit-cover');
      const { opacity, backgroundColor } = getComputedStyle(cover ?? document.body);
      const bare = points.filter(([x, y]) => document.elementFromPoint(x, y) !== cover);
      return { bare, opacity, backgroundColor, title: document.title };
    });
    expect(seen).toMatchObject({ bare: [], opacity: '1', title: '…' });
    expect(seen.backgroundColor).toMatch(/^rgb\(/);
    await isAway(page);
  });

  test('goes away when the browser brings the page back from its memory', async ({ page, say }) => {
    await page.goto(lesson);
    const loaded = page.waitForEvent('load');
    const covered = await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      return document.querySelector('.exit-cover') !== null;
    });
    expect(covered).toBe(true);
    await loaded;
    await expect(page.locator('.exit-cover')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await exitButton(page, say).click();
    await isAway(page);
  });
});

test.describe('safety 5: exit ends the session on the server', () => {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'by a beacon' : 'by the form, without JavaScript';
    test(how, async ({ device, say }) => {
      const own = await newLearner();
      const page = await device({ javaScriptEnabled });
      await signedIn(page.context(), own);
      await page.goto('/my');
      await expect(page.getByText(own.alias)).toBeVisible();
      expect(await kindOf(own.token)).toBe('learner');
      await exitButton(page, say).click();
      await isAway(page);
      await expect.poll(() => kindOf(own.token)).toBe('visitor');

      const thief = await device();
      await signedIn(thief.context(), own);
      await thief.goto('/my');
      await expect(thief).toHaveURL(/\/sign-in\?to=/);
    });
  }

  test('never waits for the answer', async ({ page, say, guard }) => {
    guard.allow(/ERR_FAILED|\/exit/);
    // A server that takes the beacon and says nothing.
    await page.route('**/exit', () => new Promise<void>(() => {}));
    await page.goto(lesson);
    await exitButton(page, say).click();
    await isAway(page);
  });
});

test.describe('safety 6: without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a form post leads away', async ({ page, say, guard, stack }) => {
    await page.goto(lesson);
    await exitButton(page, say).click();
    await isAway(page);
    expect(guard.requests().slice(-2)).toEqual([
      `POST ${stack.publicUrl}/exit`,
      `GET ${stack.exitUrl}`,
    ]);
  });

  test('a second, hidden link is there for the keyboard', async ({ page, say }) => {
    await page.goto(lesson);
    const second = page.getByRole('link', { name: say('common_exit_now') });
    const small = await second.boundingBox();
    expect(small?.width).toBeLessThanOrEqual(1);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Tab');
    await expect(second).toBeFocused();
    expect((await second.boundingBox())?.width).toBeGreaterThan(100);
    await page.keyboard.press('Enter');
    await isAway(page);
  });
});

test('safety 7: exit tells nobody but this server and the target', async ({
  page,
  say,
  guard,
  stack,
}) => {
  const policies = new Set<string | undefined>();
  const told: Record<string, string>[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(stack.publicUrl))
      policies.add(response.headers()['referrer-policy']);
  });
  await walkIntoLesson(page, say);
  page.on('request', async (request) => {
    if (request.url() === stack.exitUrl) told.push(await request.allHeaders());
  });
  await exitButton(page, say).click();
  await isAway(page);
  expect([...policies]).toEqual(['no-referrer']);
  expect(told).toHaveLength(1);
  expect(told[0]).not.toHaveProperty('referer');
  expect(told[0]).not.toHaveProperty('cookie');
  const hosts = guard.requests().map((request) => new URL(request.split(' ')[1] ?? '').origin);
  expect(new Set(hosts)).toEqual(new Set([stack.publicUrl, new URL(stack.exitUrl).origin]));
});

test.describe('safety 8: she learns how exit works', () => {
  test('on a page of its own, once per account', async ({ page, say, device }) => {
    const own = await newLearner({ exitExplained: false });
    const signIn = async (on: Page) => {
      await on.goto('/sign-in');
      await on.getByLabel(say('learn_sign_in_who')).fill(own.alias);
      await on.getByLabel(say('learn_passphrase'), { exact: true }).fill(own.passphrase);
      await on.getByRole('button', { name: say('learn_sign_in'), exact: true }).click();
    };
    await signIn(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('public_welcome_title'));
    await expect(page.getByText(say('learn_exit_explained_limits'))).toBeVisible();
    await page.goto('/my');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('public_welcome_title'));
    await page.getByRole('button', { name: say('public_welcome_continue') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('learn_my_title'));

    const second = await device();
    await signIn(second);
    await expect(second.getByRole('heading', { level: 1 })).toHaveText(say('learn_my_title'));
  });

  test('beside the lesson, for readers without an account', async ({ page, say }) => {
    await walkIntoLesson(page, say);
    const lead = page.getByText(say('learn_exit_explained_limits'));
    await expect(lead).toBeVisible();
    const [box, text] = await Promise.all([
      lead.boundingBox(),
      page.locator('.lesson').first().boundingBox(),
    ]);
    expect(box?.y).toBeLessThan(text?.y ?? 0);
  });
});

test.describe('safety 10: Back after signing out', () => {
  test('shows nothing personal', async ({ page, say }) => {
    const own = await newLearner();
    await signedIn(page.context(), own);
    await page.goto('/my');
    await page.getByRole('link', { name: say('learn_my_account') }).click();
    await expect(page.getByText(own.alias)).toBeVisible();
    await page.getByRole('button', { name: say('common_sign_out') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('learn_signed_out_title'));
    for (const _page of ['account', 'my']) {
      await page.goBack();
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(say('learn_my_title'));
      expect(await page.content()).not.toContain(own.alias);
    }
  });

  test('not even a page that the browser kept in its memory', async ({ page, say }) => {
    const own = await newLearner();
    await signedIn(page.context(), own);
    await page.goto('/my');
    await page.context().clearCookies({ name: 's' });
    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('learn_sign_in_title'));
    expect(await page.content()).not.toContain(own.alias);
  });
});

test.describe('safety 11: nothing stays in the browser', () => {
  const fill = (page: Page) =>
    page.evaluate(async () => {
      localStorage.setItem('a', '1');
      sessionStorage.setItem('a', '1');
      await (await caches.open('a')).put('/a', new Response('a'));
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open('a');
        opening.onerror = reject;
        opening.onsuccess = () => {
          opening.result.close();
          resolve(null);
        };
      });
    });
  test('after quick exit', async ({ page, say, stack }) => {
    const own = await newLearner();
    await signedIn(page.context(), own);
    await page.goto('/my');
    await fill(page);
    expect(await storedIn(page)).toHaveLength(4);
    await exitButton(page, say).click();
    await isAway(page);
    await expect.poll(() => page.context().cookies(stack.publicUrl)).toEqual([]);
    await page.goto('/help');
    expect(await storedIn(page)).toEqual([]);
  });

  test('after quick exit without a connection', async ({ page, say, guard }) => {
    guard.allow(/ERR_INTERNET_DISCONNECTED/);
    await page.goto(lesson);
    await fill(page);
    await page.context().setOffline(true);
    await exitButton(page, say).click({ noWaitAfter: true });
    await page.context().setOffline(false);
    await page.goto('/help');
    expect(await storedIn(page)).toEqual([]);
  });

  for (const path of ['/exit', '/sign-out']) {
    test(`${path} tells the browser to clear it`, async ({ request }) => {
      for (const form of [{ leave: '1' }, undefined]) {
        const answer = await request.post(path, { form, maxRedirects: 0 });
        expect(answer.headers()['clear-site-data']).toBe('"cookies", "storage"');
      }
    });
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
  const endings = [
    {
      what: 'signing out',
      title: 'learn_signed_out_title',
      end: (page: Page, say: Say) => press(page, say('common_sign_out')),
    },
    {
      what: 'closing every session',
      title: 'learn_signed_out_title',
      end: async (page: Page, say: Say) => {
        await page.goto('/my/account');
        await press(page, say('learn_sessions_end_all'));
      },
    },
    {
      what: 'deleting the account',
      title: 'learn_deleted_title',
      end: async (page: Page, say: Say, { passphrase }: Learner) => {
        await page.goto('/my/account');
        await page.getByText(say('learn_delete_open')).click();
        await page.locator('#delete-passphrase').fill(passphrase);
        await press(page, say('learn_delete_do'));
      },
    },
  ];
  for (const { what, title, end } of endings) {
    test(`after ${what}`, async ({ page, say, stack }) => {
      const own = await newLearner();
      await signedIn(page.context(), own);
      await page.goto('/my');
      await fill(page);
      await end(page, say, own);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(title));
      expect(await storedIn(page)).toEqual([]);
      const names = (await page.context().cookies(stack.publicUrl)).map(({ name }) => name);
      expect(names).not.toContain('s');
    });
  }
});
