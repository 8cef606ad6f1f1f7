import type { z } from 'zod';

/** An explanation of what a schema refused. */
export interface Explanation {
  message: string;
  remedy: string;
}

type Issue = z.core.$ZodIssue;

function nameOf(path: readonly PropertyKey[]): string {
  const named = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : String(part)));
  return named.join('.').replaceAll('.[', '[');
}

function explainType(name: string, issue: Issue & { code: 'invalid_type' }): Explanation {
  if (issue.input === undefined) {
    return { message: `\`${name}\` is missing.`, remedy: `Add \`${name}\`.` };
  }
  if (issue.expected === 'string' && typeof issue.input === 'number') {
    return {
      message: `\`${name}\` is read as a number.`,
      remedy: 'Put it between quotation marks so that it is read as a text.',
    };
  }
  const kinds: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of keys',
  };
  const expected = kinds[issue.expected] ?? `of type ${issue.expected}`;
  return { message: `\`${name}\` must be ${expected}.`, remedy: `Write ${expected} here.` };
}

function explainRange(name: string, issue: Issue): Explanation | undefined {
  if (issue.code === 'too_small') {
    const few = issue.origin === 'array' || issue.origin === 'string';
    return few
      ? { message: `\`${name}\` is empty or too short.`, remedy: `Fill in \`${name}\`.` }
      : atMostOrLeast(name, 'less than', Number(issue.minimum));
  }
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return {
      message: `\`${name}\` has more than ${Number(issue.maximum)} entries.`,
      remedy: 'Remove some.',
    };
  }
  if (issue.code === 'too_big') return atMostOrLeast(name, 'more than', Number(issue.maximum));
  return undefined;
}

function atMostOrLeast(name: string, relation: string, limit: number): Explanation {
  const bound = relation === 'less than' ? 'at least' : 'at most';
  return {
    message: `\`${name}\` is ${relation} ${limit}.`,
    remedy: `Write a value of ${bound} ${limit}.`,
  };
}

/**
 * Says in plain English what a schema refused and what to do.
 * @param issue an issue of zod, with its input reported
 * @returns message and remedy
 */
export function explainIssue(issue: Issue): Explanation {
  const name = nameOf(issue.path) || 'the file';
  const range = explainRange(name, issue);
  if (range) return range;
  if (issue.code === 'invalid_type') return explainType(name, issue);
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `\`${key}\``).join(', ');
    return { message: `${keys} is not known here.`, remedy: 'Remove it or correct its spelling.' };
  }
  if (issue.code === 'invalid_value') {
    if (issue.input === undefined) {
      return { message: `\`${name}\` is missing.`, remedy: `Add \`${name}\`.` };
    }
    const values = issue.values.map(String).join(', ');
    return { message: `\`${name}\` has an unknown value.`, remedy: `Write one of: ${values}.` };
  }
  if (issue.code === 'invalid_union') {
    const missing = issue.input === undefined;
    return {
      message: `\`${name}\` ${missing ? 'is missing' : 'has an unexpected form'}.`,
      remedy: missing ? `Add \`${name}\`.` : 'See the content format for the forms allowed here.',
    };
  }
  return { message: `\`${name}\`: ${issue.message}.`, remedy: `Correct \`${name}\`.` };
}
