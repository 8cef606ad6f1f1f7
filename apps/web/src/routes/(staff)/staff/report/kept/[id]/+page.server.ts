import { KeptOpenDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { documentOf } from '../kept-document.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { keptReport } = await request(event, KeptOpenDocument, { id: event.params.id });
  const { id, span, reportedOn } = keptReport;
  const { report, locale: language } = documentOf(keptReport);
  return { kept: { id, span, reportedOn, report, language } };
};
