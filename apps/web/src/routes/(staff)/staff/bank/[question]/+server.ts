import { BankSaveDocument } from '@pateka/api-client';
import { bankContentSchema } from '@pateka/content/draft';
import { json, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { m } from '#lib/paraglide/messages.js';
import { ApiError } from '#lib/server/api-errors.js';
import { request } from '#lib/server/api.js';
import type { EditedQuestion, QuestionSaved } from '#lib/studio/bank/save-question.js';
import type { RequestHandler } from './$types.js';

/** A question as the form sends it. */
const sent = z.object({
  organisationId: z.string(),
  baseVersion: z.int().min(0),
  content: bankContentSchema,
  tags: z.array(z.string()),
});

const refusals: Record<string, () => string> = {
  tags: m.transfer_bank_refused_tags,
  'too-large': m.transfer_bank_refused_too_large,
};
const refused = (reason: string): QuestionSaved => ({
  kind: 'refused',
  text: (refusals[reason] ?? m.transfer_bank_refused_invalid)(),
});

async function save(event: RequestEvent, id: string, body: unknown): Promise<QuestionSaved> {
  const read = sent.safeParse(body);
  if (!read.success) return refused('invalid');
  const input = { id, ...read.data };
  const { saveBankQuestion: told } = await request(event, BankSaveDocument, { input });
  switch (told.__typename) {
    case 'BankSaved':
      return { kind: 'saved', question: told.question as EditedQuestion };
    case 'BankConflict':
      return { kind: 'conflict', question: told.current as EditedQuestion };
    case 'Refused':
      return refused(told.reason);
  }
}

/** Saves a question over the version it was made of: JSON in, a QuestionSaved out. */
export const PUT: RequestHandler = async (event) => {
  const body: unknown = await event.request.json().catch(() => null);
  try {
    return json(await save(event, event.params.question, body));
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return json({ kind: 'refused', text: cause.text } satisfies QuestionSaved);
  }
};
