import { BankEditDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { staffViewer } from '#lib/server/staff.js';
import type { EditedQuestion } from '#lib/studio/bank/save-question.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  await staffViewer(event);
  const { question: id } = event.params;
  const { bankQuestion, writingAids } = await request(event, BankEditDocument, { id });
  return { facts: writingAids.facts, question: bankQuestion as EditedQuestion };
};
