import type { Bilingual } from '@pateka/domain';
import type { z } from 'zod';
import { wordsOf } from '../rule-words.js';
import type { Explanation } from './problem.js';

type Issue = z.core.$ZodIssue;

/** What a schema refused: its name as it is written, and as the beginning of a sentence. */
interface Field {
  written: string;
  named: Bilingual;
}

function fieldAt(path: readonly PropertyKey[]): Field {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : String(part)));
  const written = listed([parts.join('.').replaceAll('.[', '[')]);
  return path.length === 0
    ? { written, named: { bg: 'Файлът', en: 'The file' } }
    : { written, named: { bg: `Полето ${written}`, en: written } };
}

/**
 * @param names words that are the same in every language
 * @returns them between backticks, one behind the other
 */
export const listed = (names: readonly unknown[]): string =>
  names.map((name) => `\`${String(name)}\``).join(', ');

const missing = ({ written, named }: Field): Explanation => ({
  message: { bg: `${named.bg} липсва.`, en: `${named.en} is missing.` },
  remedy: { bg: `Добавете полето ${written}.`, en: `Add ${written}.` },
});

const unexpected = ({ named }: Field): Explanation => ({
  message: {
    bg: `${named.bg} не е написано както трябва.`,
    en: `${named.en} has an unexpected form.`,
  },
  remedy: {
    bg: 'Вижте в описанието на формата какво може да стои тук.',
    en: 'See the content format for the forms allowed here.',
  },
});

const readAsNumber = ({ named }: Field): Explanation => ({
  message: { bg: `${named.bg} се чете като число.`, en: `${named.en} is read as a number.` },
  remedy: {
    bg: 'Сложете стойността в кавички, за да се чете като текст.',
    en: 'Put it between quotation marks so that it is read as a text.',
  },
});

const group: Bilingual = { bg: 'група от полета', en: 'a group of keys' };
const kinds: Readonly<Record<string, Bilingual>> = {
  string: { bg: 'текст', en: 'a text' },
  number: { bg: 'число', en: 'a number' },
  int: { bg: 'цяло число', en: 'a whole number' },
  boolean: { bg: '`true` или `false`', en: '`true` or `false`' },
  array: { bg: 'списък', en: 'a list' },
  object: group,
  record: group,
};

function explainType(field: Field, issue: Issue & { code: 'invalid_type' }): Explanation {
  if (issue.input === undefined) return missing(field);
  if (issue.expected === 'string' && typeof issue.input === 'number') return readAsNumber(field);
  const kind = kinds[issue.expected];
  if (!kind) return unexpected(field);
  const { bg, en } = field.named;
  return {
    message: { bg: `${bg} трябва да е ${kind.bg}.`, en: `${en} must be ${kind.en}.` },
    remedy: { bg: `Напишете тук ${kind.bg}.`, en: `Write ${kind.en} here.` },
  };
}

function tooSmall({ written, named }: Field, issue: Issue & { code: 'too_small' }): Explanation {
  if (issue.origin === 'array' || issue.origin === 'string') {
    return {
      message: {
        bg: `${named.bg} е празно или твърде кратко.`,
        en: `${named.en} is empty or too short.`,
      },
      remedy: { bg: `Попълнете полето ${written}.`, en: `Fill in ${written}.` },
    };
  }
  const limit = listed([issue.minimum]);
  return {
    message: { bg: `${named.bg} е под ${limit}.`, en: `${named.en} is less than ${limit}.` },
    remedy: { bg: `Напишете поне ${limit}.`, en: `Write a value of at least ${limit}.` },
  };
}

function tooBig({ named }: Field, issue: Issue & { code: 'too_big' }): Explanation {
  if (issue.origin === 'array') {
    return {
      message: {
        bg: `${named.bg} съдържа повече от ${issue.maximum} неща.`,
        en: `${named.en} has more than ${issue.maximum} entries.`,
      },
      remedy: { bg: 'Махнете някои от тях.', en: 'Remove some.' },
    };
  }
  if (issue.origin === 'string') {
    return {
      message: {
        bg: `${named.bg} е по-дълго от ${issue.maximum} знака.`,
        en: `${named.en} has more than ${issue.maximum} characters.`,
      },
      remedy: { bg: 'Съкратете го.', en: 'Shorten it.' },
    };
  }
  const limit = listed([issue.maximum]);
  return {
    message: { bg: `${named.bg} е над ${limit}.`, en: `${named.en} is more than ${limit}.` },
    remedy: { bg: `Напишете най-много ${limit}.`, en: `Write a value of at most ${limit}.` },
  };
}

const unknownKeys = (keys: readonly string[]): Explanation => ({
  message: { bg: `Тук няма поле ${listed(keys)}.`, en: `${listed(keys)} is not known here.` },
  remedy: {
    bg: 'Махнете го или проверете как е написано.',
    en: 'Remove it or correct its spelling.',
  },
});

const unknownValue = ({ named }: Field, values: readonly unknown[]): Explanation => ({
  message: { bg: `${named.bg} има непозната стойност.`, en: `${named.en} has an unknown value.` },
  remedy: { bg: `Изберете от: ${listed(values)}.`, en: `Write one of: ${listed(values)}.` },
});

const brokenRule = ({ written, named }: Field, rule: Bilingual): Explanation => ({
  message: { bg: `${named.bg} ${rule.bg}.`, en: `${named.en} ${rule.en}.` },
  remedy: { bg: `Поправете полето ${written}.`, en: `Correct ${written}.` },
});

/**
 * Says in plain words what a schema refused and what to do.
 * @param issue an issue of zod, with its input reported
 * @returns message and remedy
 */
export function explainIssue(issue: Issue): Explanation {
  const field = fieldAt(issue.path);
  const rule = wordsOf(issue);
  if (rule) return brokenRule(field, rule);
  switch (issue.code) {
    case 'too_small':
      return tooSmall(field, issue);
    case 'too_big':
      return tooBig(field, issue);
    case 'invalid_type':
      return explainType(field, issue);
    case 'unrecognized_keys':
      return unknownKeys(issue.keys);
    case 'invalid_value':
      return issue.input === undefined ? missing(field) : unknownValue(field, issue.values);
    case 'invalid_union':
      return issue.input === undefined ? missing(field) : unexpected(field);
    default:
      return unexpected(field);
  }
}
