import { randomUUID } from 'node:crypto';
import { ImportPageDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { textIn } from '#lib/studio/text-in.js';
import { refusedText } from './refused.server.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const asked = await request(event, ImportPageDocument, {});
  const modules = asked.studioModules.filter(({ mayWrite, archived }) => mayWrite && !archived);
  return {
    organisations: asked.studioOrganisations.map(({ id, name }) => ({
      value: id,
      label: name[locale],
    })),
    modules: modules.map(({ id, title }) => ({ value: id, label: textIn(title, locale) })),
    jobs: asked.importJobs.map(({ id, state, lessonCount, createdAt, modules: made }) => ({
      ...{ id, state, lessonCount, createdAt },
      titles: made.map(({ title }) => textIn(title, locale)),
    })),
    chosen: event.url.searchParams.get('module') ?? '',
    refused: refusedText(event.url.searchParams.get('refused')),
    // Made here and sent with the form: the same form twice is one import.
    formId: randomUUID(),
  };
};
