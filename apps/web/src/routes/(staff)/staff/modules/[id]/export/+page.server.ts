import { ModuleExportDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { notesIn } from '#lib/staff/notes.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const { id } = event.params;
  const { moduleExport } = await request(event, ModuleExportDocument, { id });
  const { title, languages, questionCount, gift, qti } = moduleExport;
  return {
    id,
    title: title[locale] || title.bg || title.en,
    languages,
    questionCount,
    gift: notesIn(gift, locale),
    qti: notesIn(qti, locale),
  };
};
