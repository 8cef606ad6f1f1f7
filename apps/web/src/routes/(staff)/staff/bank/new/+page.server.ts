import { randomUUID } from 'node:crypto';
import { BankNewDocument } from '@pateka/api-client';
import type { BankContent } from '@pateka/content/draft';
import { request } from '#lib/server/api.js';
import { staffViewer } from '#lib/server/staff.js';
import { newQuestion } from '#lib/studio/questions/change-type.js';
import type { PageServerLoad } from './$types.js';

/** An empty question in the language of the studio, under an id of its own: saved twice, it is one. */
export const load: PageServerLoad = async (event) => {
  await staffViewer(event);
  const { locale } = event.locals;
  const { studioOrganisations, writingAids } = await request(event, BankNewDocument, {});
  const content: BankContent = { bg: null, en: null, [locale]: newQuestion('single') };
  return {
    facts: writingAids.facts,
    organisations: studioOrganisations.map(({ id, name }) => ({ value: id, label: name[locale] })),
    question: {
      id: randomUUID(),
      organisationId: studioOrganisations[0]?.id ?? '',
      content,
      tags: [],
      version: 0,
      archived: false,
    },
  };
};
