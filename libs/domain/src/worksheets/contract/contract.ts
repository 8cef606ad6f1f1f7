import type { Locale } from '../../locale.js';
import type { FieldError } from '../read-form.js';
import { readForm } from '../read-form.js';
import {
  contractItems,
  contractPapers,
  contractSchema,
  type ContractItem,
  type ContractPaper,
} from './schema.js';

/** What she sees in the contract; 'none' is for a trial period that was not agreed. */
export type ContractAnswer = 'yes' | 'no' | 'unclear' | 'none';

/** The answers that were given. */
export type ContractValues = Readonly<Partial<Record<ContractItem, ContractAnswer>>>;

/** Something to ask the employer about. */
export interface ContractQuestion {
  item: ContractItem;
  answer: 'no' | 'unclear';
}

/** The checklist, worked through; items in the order of the page, each in one of the first three lists. */
export interface ContractResult {
  there: ContractItem[];
  ask: ContractQuestion[];
  /** Not answered: still to look at. */
  open: ContractItem[];
  /** Papers due before the first day that are missing or not clear. */
  missingPapers: ContractPaper[];
  /** Unsigned, with blanks, or not as agreed: better not to sign in a hurry. */
  hasReasonToWait: boolean;
  isEmpty: boolean;
}

const items = Object.keys(contractItems) as ContractItem[];
const papers = Object.keys(contractPapers) as ContractPaper[];

/** What is a reason to show the contract to somebody before it is signed (rule of the lesson). */
const reasonsToWait: readonly ContractItem[] = ['signatures', 'filled', 'agreed'];

/**
 * Works through an employment contract. Source of the list: Кодекс на труда, чл. 66, ал. 1 (content),
 * чл. 70 (in whose favour a trial period is), чл. 62–63 and чл. 127, ал. 1, т. 4 (papers before the first
 * day). No judgement of a contract: what is not clear is for КНСБ, the Labour Inspectorate or a lawyer.
 * @param values the answers by item
 * @returns what is there, what to ask about, what is still to look at, and when not to hurry
 */
export function contract(values: ContractValues): ContractResult {
  const ask = items.flatMap((item): ContractQuestion[] => {
    const answer = values[item];
    return answer === 'no' || answer === 'unclear' ? [{ item, answer }] : [];
  });
  const asked = new Set<ContractItem>(ask.map(({ item }) => item));
  return {
    there: items.filter((item) => values[item] === 'yes' || values[item] === 'none'),
    ask,
    open: items.filter((item) => values[item] === undefined),
    missingPapers: papers.filter((paper) => asked.has(paper)),
    hasReasonToWait: reasonsToWait.some((item) => asked.has(item)),
    isEmpty: items.every((item) => values[item] === undefined),
  };
}

/**
 * Reads the form of the contract checklist.
 * @param form names such as 'clauses.place', values 'yes', 'no', 'unclear' (and 'none' for the trial)
 * @param locale the language of the page
 * @returns the answers that were given, and the fields that could not be read
 */
export function parseContract(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: ContractValues; errors: FieldError[] } {
  const { groups, errors } = readForm(contractSchema, form, locale);
  // ids and choices are checked against the schema when the form is read
  const given = Object.values(groups).flatMap((rows) => Object.entries(rows[0]?.texts ?? {}));
  return { values: Object.fromEntries(given) as ContractValues, errors };
}
