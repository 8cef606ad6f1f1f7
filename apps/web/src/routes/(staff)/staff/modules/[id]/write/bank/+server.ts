import {
  StudioBankDocument,
  StudioBankKeepDocument,
  StudioBankOwnerDocument,
} from '@pateka/api-client';
import { bankContentSchema } from '@pateka/content/draft';
import { json, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { m } from '#lib/paraglide/messages.js';
import { ApiError } from '#lib/server/api-errors.js';
import { request } from '#lib/server/api.js';
import type { BankFound, BankKept } from '#lib/studio/bank/bank-calls.js';
import type { RequestHandler } from './$types.js';

/** A question as the editor sends it; the id is made with it, so that sent twice it is kept once. */
const kept = z.object({ id: z.uuid(), content: bankContentSchema });
const longestSearch = 200;

/** A refusal or a failure as a sentence; nothing else leaves here. */
async function told<Answer extends object>(
  work: () => Promise<Answer>,
): Promise<Answer | { ok: false; text: string }> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return { ok: false, text: cause.text };
  }
}

/** Questions of the banks that she may use, by the words in them: JSON, a BankFound. */
export const GET: RequestHandler = async (event) => {
  const text = (event.url.searchParams.get('text') ?? '').slice(0, longestSearch);
  const search = { text, organisationId: null, tag: null };
  const found = await told<BankFound>(async () => {
    const { bankQuestions } = await request(event, StudioBankDocument, { search });
    const questions = bankQuestions.questions.flatMap(({ content, ...rest }) => {
      const read = bankContentSchema.safeParse(content);
      return read.success ? [{ ...rest, content: read.data }] : [];
    });
    return { ok: true, questions, total: bankQuestions.total };
  });
  return json(found);
};

async function keep(event: RequestEvent, moduleId: string, sent: unknown): Promise<BankKept> {
  const question = kept.safeParse(sent);
  if (!question.success) return { ok: false, text: m.blocks_bank_refused() };
  const { studioModule } = await request(event, StudioBankOwnerDocument, { id: moduleId });
  const { organisationId } = studioModule;
  const input = { ...question.data, organisationId, baseVersion: 0, tags: [] };
  const { saveBankQuestion } = await request(event, StudioBankKeepDocument, { input });
  const isKept = saveBankQuestion.__typename === 'BankSaved';
  return isKept ? { ok: true } : { ok: false, text: m.blocks_bank_refused() };
}

/** Keeps a question in the bank of the module's organisation: JSON, a BankKept. */
export const POST: RequestHandler = async (event) => {
  const sent: unknown = await event.request.json().catch(() => null);
  return json(await told<BankKept>(() => keep(event, event.params.id, sent)));
};
