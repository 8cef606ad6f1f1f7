import {
  chooseCertificate,
  numberOn,
  download,
  expectBareCheckPage,
  expectSameAsUnknown,
  share,
  waitUntilReady,
} from '../support/certificate-steps.js';
import { expect, test } from '../support/journey.js';
import type { Reader } from '../support/lesson-steps.js';
import {
  answerAsVisitor,
  continueElsewhere,
  expectNothingStored,
  finishFrom,
  monthInFigures,
  needsAndWants,
  openAccount,
  readAsVisitor,
  signOut,
  skipTheFirst,
} from '../support/walk.js';

const name = 'Цветелина Щърбанова-Йовкова';
/** What lesson 3 asks to be put in order, and what an employer reads as the course's title. */
const order = ['Лекарството на детето', 'Токът', 'Вноската за телевизора'];
const title = 'Моите пари, моят избор';

test.use({ viewport: { width: 360, height: 740 } });

for (const scripted of [true, false]) {
  test.describe(scripted ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: scripted });

    test(`the walk of a learner, bg, 360 px`, async ({ page, device, say, stack }) => {
      test.setTimeout(180_000);
      const reader: Reader = { page, say, scripted };

      await test.step('reads and answers without an account', async () => {
        await readAsVisitor(reader);
        await answerAsVisitor(reader);
        await expectNothingStored(page, 'default');
      });

      const account = await test.step('opens an account with a code', () => openAccount(reader));

      await test.step('skips, answers, works a budget out', async () => {
        await skipTheFirst(reader);
        await needsAndWants(reader);
        await monthInFigures(reader, order, '600,50');
        await signOut(reader);
      });

      const elsewhere: Reader = { ...reader, page: await device() };
      await test.step('goes on on another device', () => continueElsewhere(elsewhere, account, 4));
      await test.step('finishes the course', () => finishFrom(elsewhere, 4, 12));

      await test.step('has a certificate made', async () => {
        await chooseCertificate(elsewhere, name);
        await waitUntilReady(elsewhere);
        const { mark, text, info } = await download(elsewhere);
        expect(mark).toBe('%PDF-');
        const number = await numberOn(elsewhere);
        for (const part of [name, title, number, stack.issuerName]) expect(text).toContain(part);
        expect(`${text} ${info}`).not.toMatch(/Пътека|криз|насил|Център/iu);
      });

      await test.step('shows it to an employer and stops that again', async () => {
        const url = await share(elsewhere, { name, date: true, hours: true });
        const employer = await device();
        await expectBareCheckPage(employer, url);
        await expect(employer.getByRole('heading', { level: 1 })).toHaveText(title);
        const shown = employer.getByRole('definition');
        await expect(shown.filter({ hasText: name })).toBeVisible();
        await expect(shown.filter({ hasText: /^\d+\.\d+\.\d{4}\sг\.$/u })).toBeVisible();

        const row = elsewhere.page.getByRole('listitem').filter({ hasText: /Връзка от/ });
        await row.getByRole('button', { name: say('learn_share_revoke') }).click();
        await expect(row).toHaveCount(0);
        await expectSameAsUnknown(employer, url);
        const again = await employer.goto(url);
        expect(again?.status()).toBe(404);
        await expect(employer.getByRole('heading', { level: 1 })).toHaveText(
          say('check_none_title'),
        );
      });
    });
  });
}
