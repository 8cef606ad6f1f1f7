import type { BankContent } from '@pateka/content/draft';
import { m } from '#lib/paraglide/messages.js';

/** A question of a bank, as it is changed. */
export interface EditedQuestion {
  id: string;
  organisationId: string;
  content: BankContent;
  tags: string[];
  /** What the next save is based on; 0 for one that is new. */
  version: number;
  archived: boolean;
}

/** What came of a save: the question as it is kept now, a colleague's that came before, or a sentence. */
export type QuestionSaved =
  | { kind: 'saved'; question: EditedQuestion }
  | { kind: 'conflict'; question: EditedQuestion }
  | { kind: 'refused'; text: string };

const PATIENCE_MS = 20_000;

/**
 * Saves a question over the version it was made of.
 * @returns what came of it; without a connection a sentence, never an error
 */
export async function saveQuestion(question: EditedQuestion): Promise<QuestionSaved> {
  const { id, organisationId, content, tags, version: baseVersion } = question;
  try {
    const answer = await fetch(`/staff/bank/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ organisationId, baseVersion, content, tags }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
    if (isJson) return (await answer.json()) as QuestionSaved;
    return { kind: 'refused', text: m.common_error_internal() };
  } catch {
    return { kind: 'refused', text: m.transfer_bank_no_connection() };
  }
}

/** Tags as they are typed: with commas between them. */
export const tagsOfText = (text: string): string[] =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
