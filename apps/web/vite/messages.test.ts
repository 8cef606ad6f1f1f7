import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageProblems } from './messages.js';

test('every text stands in both languages', () => {
  expect(messageProblems(fileURLToPath(new URL('../messages', import.meta.url)))).toEqual([]);
});

describe('the check', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'messages-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const problems = (bg: Record<string, string>, en: Record<string, string>) => {
    for (const [locale, texts] of Object.entries({ bg, en })) {
      mkdirSync(join(folder, locale));
      writeFileSync(join(folder, locale, 'learn.json'), JSON.stringify(texts));
    }
    return messageProblems(folder);
  };

  test.each([
    ['a missing translation', { learn_a: 'А', learn_b: 'Б' }, { learn_a: 'A' }, 'learn_b'],
    ['a text that only the second language has', {}, { learn_a: 'A' }, 'learn_a'],
    ['an empty text', { learn_a: '' }, { learn_a: 'A' }, 'empty'],
    ['a forgotten input', { learn_a: 'Урок {number}' }, { learn_a: 'Lesson' }, 'inputs'],
    ['a key in the wrong file', { staff_a: 'А' }, { staff_a: 'A' }, 'must begin with learn_'],
  ])('finds %s', (_, bg, en, expected) => {
    expect(problems(bg, en).join('\n')).toContain(expected);
  });

  test('accepts what matches', () => {
    expect(problems({ learn_a: 'Урок {number}' }, { learn_a: 'Lesson {number}' })).toEqual([]);
  });
});
