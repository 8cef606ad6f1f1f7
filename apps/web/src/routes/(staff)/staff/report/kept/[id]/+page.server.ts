import { KeptOpenDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { keptDocumentOf } from '../kept-document.server.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { keptReport } = await request(event, KeptOpenDocument, { id: event.params.id });
  const { id, span, reportedOn } = keptReport;
  const { report, locale: language } = keptDocumentOf(keptReport);
  return { kept: { id, span, reportedOn, report, language } };
};
