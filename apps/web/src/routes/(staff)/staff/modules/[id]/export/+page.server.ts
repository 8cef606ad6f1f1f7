import { ModuleExportDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { notesIn } from '#lib/staff/notes.js';
import { textIn } from '#lib/studio/text-in.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const { id } = event.params;
  const { searchParams } = event.url;
  const asked = Number(searchParams.get('edition'));
  const edition = Number.isInteger(asked) && asked > 0 ? asked : null;
  const { moduleExport } = await request(event, ModuleExportDocument, { id, edition });
  const { title, languages, questionCount, hasDraft, newestEdition, gift, qti } = moduleExport;
  return {
    ...{ id, edition, hasDraft, newestEdition },
    isTooLarge: searchParams.get('refused') === 'too-large',
    title: textIn(title, locale),
    languages,
    questionCount,
    gift: notesIn(gift, locale),
    qti: notesIn(qti, locale),
  };
};
