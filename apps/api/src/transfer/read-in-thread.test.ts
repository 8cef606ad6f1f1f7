import { readInThread } from './read-in-thread.js';

const file = (text: string, name = 'x.md') => ({
  ...{ bytes: Buffer.from(text), name },
  locale: 'bg' as const,
});
const steps: number[][] = [];
const beside = {
  step: async (...step: number[]) => void steps.push(step),
  isOver: async () => false,
};

/** Some seconds of work for whoever reads it. */
const hard = file('- а **б** [в](https://example.org)\n'.repeat(30_000));

test('a file is read beside the one who asks, one after the other, with its steps', async () => {
  const result = await readInThread(file('# Едно\n\nТекст.\n\n# Две\n\nТекст.\n'), beside);
  expect(result).toMatchObject({ ok: true, modules: [{ lessons: [{}, {}] }] });
  expect(steps.length).toBeGreaterThan(0);
  const both = ['# А\n\nа\n', '# Б\n\nб\n'].map((text) => readInThread(file(text), beside));
  const titles = (await Promise.all(both)).map(
    (each) => each.ok && each.modules[0]?.lessons[0]?.bg,
  );
  expect(titles).toEqual([
    expect.objectContaining({ title: 'А' }),
    expect.objectContaining({ title: 'Б' }),
  ]);
});

test('what takes too long is ended, the worker answers meanwhile, and the next file is read', async () => {
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 10);
  const began = performance.now();
  const result = await readInThread(hard, { ...beside, longestMs: 500 });
  clearInterval(beat);
  expect(result).toEqual({ ok: false, reason: 'too-hard' });
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(longest).toBeLessThan(400);
  expect(await readInThread(file('# Пак\n\nТекст.\n'), beside)).toMatchObject({ ok: true });
});

test('it ends soon after it was cancelled', async () => {
  const began = performance.now();
  const result = await readInThread(hard, { ...beside, isOver: async () => true });
  expect(result).toEqual({ ok: false, reason: 'cancelled' });
  expect(performance.now() - began).toBeLessThan(3_000);
});
