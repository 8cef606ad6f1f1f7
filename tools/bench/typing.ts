import type { Locator } from '@playwright/test';

/** What the editor's budget is measured with: a lesson of so many rows, in a module of so many lessons. */
export const writtenRows = 40;
export const writtenLessons = 100;
const sentences = { bg: 'Парите стигат, когато ги броим. ', en: 'Money lasts when we count it. ' };

/** A lesson of the kind that is written in the studio, in both languages. */
export const lessonToWrite = (id: string) => {
  const head = { purpose: '', outcomes: [], note: '' };
  const text = (locale: keyof typeof sentences, row: number) => ({
    block: 'text' as const,
    content: [
      {
        type: 'paragraph' as const,
        children: [{ type: 'text' as const, value: `${row}. ${sentences[locale].repeat(12)}` }],
      },
    ],
  });
  return {
    id,
    skippable: false,
    exercise: 0 as const,
    competences: [],
    bg: { ...head, title: `Урок ${id}` },
    en: { ...head, title: `Lesson ${id}` },
    headTranslatedFrom: null,
    blocks: Array.from({ length: writtenRows }, (_, row) => ({
      id: `b-${row + 1}`,
      bg: text('bg', row + 1),
      en: text('en', row + 1),
      translatedFrom: null,
    })),
  };
};

/** Runs in the page, which has types of its own: from a key to the end of the frame that shows its letter. */
const watchKeys = `(() => {
  window.frameTimes = [];
  addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.frameTimes.push(performance.now() - timeStamp);
    port2.postMessage(0);
  }), true);
})()`;

const letters = 'When we write down what we buy we see where the money goes. ';
const keyEveryMs = 60;

/**
 * Types letters behind a text of the open editor, as fast as a quick hand.
 * @param text the text
 * @returns for each letter the milliseconds from its key to the frame that shows it, the shortest first
 */
export const typeInto = async (text: Locator, count = 180): Promise<number[]> => {
  const page = text.page();
  await text.click();
  await page.keyboard.press('End');
  await page.evaluate(watchKeys);
  const words = letters.repeat(Math.ceil(count / letters.length)).slice(0, count);
  await page.keyboard.type(words, { delay: keyEveryMs });
  await page.waitForFunction(`window.frameTimes.length >= ${count}`);
  const times: number[] = await page.evaluate('window.frameTimes');
  return times.sort((one, other) => one - other);
};
