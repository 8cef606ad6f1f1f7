import { importFile } from '../import-file.js';
import { zipSync } from 'fflate';
import { isTangled } from './tangled.js';

const steps = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- стъпка`).join('\n');

test.each([
  ['lists in lists without end', steps(800)],
  ['the same in one line', `${'- '.repeat(500)}а`],
  ['quotes in quotes', `${'> '.repeat(500)}а`],
  ['brackets that nobody closes', '['.repeat(100_000)],
  ['the same behind signs', '\\\\['.repeat(100_000)],
])('%s are refused at once, wherever they stand', async (_what, text) => {
  expect(isTangled(text)).toBe(true);
  const began = performance.now();
  const bytes = new TextEncoder().encode(`# Урок\n\n${text}\n`);
  const options = { locale: 'bg', name: 'урок.md' } as const;
  const refused = { ok: false, reason: 'tangled' };
  expect(await importFile(bytes, options)).toMatchObject(refused);
  expect(await importFile(zipSync({ 'a/урок.md': bytes }), options)).toMatchObject(refused);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('what people write is not: deep outlines, rules, long lists of links', () => {
  expect(isTangled(steps(12))).toBe(false);
  expect(isTangled(`${'- '.repeat(60)}\n\n${'*'.repeat(80)}\n\n${'-'.repeat(80)}`)).toBe(false);
  expect(isTangled('- [връзка](https://nap.bg/) и [още](https://noi.bg/)\n'.repeat(2_000))).toBe(
    false,
  );
  expect(isTangled('\\['.repeat(2_000))).toBe(false);
  expect(isTangled(`${steps(30)}\n\nТекст.\n\n${steps(30)}`)).toBe(false);
});
