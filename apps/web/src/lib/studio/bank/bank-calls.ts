import { newDraftId, type BankContent } from '@pateka/content/draft';
import type { Bilingual } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/** A question of a bank, to choose from. */
export interface BankChoice {
  id: string;
  /** The type of question. */
  type: string;
  asked: Bilingual;
  organisation: Bilingual;
  content: BankContent;
}

/** What a search found, or a sentence on why nobody can say. */
export type BankFound =
  { ok: true; questions: BankChoice[]; total: number } | { ok: false; text: string };

/** What came of keeping a question. */
export type BankKept = { ok: true } | { ok: false; text: string };

const PATIENCE_MS = 20_000;

async function ask<Answer>(
  url: string,
  init: RequestInit,
): Promise<Answer | { ok: false; text: string }> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
    return isJson
      ? ((await answer.json()) as Answer)
      : { ok: false, text: m.common_error_internal() };
  } catch {
    return { ok: false, text: m.blocks_bank_no_connection() };
  }
}

const bankOf = (moduleId: string): string => `/staff/modules/${moduleId}/write/bank`;

/**
 * Searches the banks that she may use.
 * @param moduleId the module she writes
 * @param text words that must all stand in a question; empty for the newest ones
 */
export function searchBank(moduleId: string, text: string): Promise<BankFound> {
  const query = new URLSearchParams({ text }).toString();
  return ask<BankFound>(`${bankOf(moduleId)}?${query}`, {});
}

/** Keeps a question in the bank of the module's organisation, under an id of its own. */
export function keepInBank(moduleId: string, content: BankContent): Promise<BankKept> {
  const body = JSON.stringify({ id: crypto.randomUUID(), content });
  const headers = { 'content-type': 'application/json' };
  return ask<BankKept>(bankOf(moduleId), { method: 'POST', headers, body });
}

/**
 * A question of a bank as it goes into a lesson: under a new id, because answers and progress hang on it.
 * @param content the question in the bank
 */
export function forLesson({ bg, en }: BankContent): BankContent {
  const id = newDraftId('q');
  return { bg: bg && { ...bg, id }, en: en && { ...en, id } };
}
