import { newDraftId } from '@pateka/content/draft';
import { StudioCopyDocument, StudioCreateDocument, StudioNewDocument } from '@pateka/api-client';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText } from '#lib/server/form-text.js';
import { studioRefusal } from '#lib/studio/refusals.js';
import { textIn } from '#lib/studio/text-in.js';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const { studioOrganisations, copyableModules } = await loadOr(
    event,
    () => request(event, StudioNewDocument, {}),
    { studioOrganisations: [], copyableModules: [] },
  );
  return {
    organisations: studioOrganisations.map(({ id, name }) => ({ id, name: name[locale] })),
    copyable: copyableModules.map(({ id, title, organisation, builtIn }) => ({
      id,
      title: textIn(title, locale),
      organisation: organisation[locale],
      builtIn,
    })),
    chosen: event.url.searchParams.get('copy') ?? '',
    // Made here and sent with the form: the same form twice is one module.
    formId: newDraftId('m'),
  };
};

/** The fields of both forms. */
type Values = Record<'formId' | 'organisationId' | 'bg' | 'en' | 'from', string>;

function valuesOf(form: FormData): Values {
  const text = (name: string) => formText(form, name);
  return {
    formId: text('formId') || newDraftId('m'),
    organisationId: text('organisationId'),
    bg: text('bg'),
    en: text('en'),
    from: text('from'),
  };
}

const refusedBy = (reason: string, values: Values) => {
  const field = reason === 'title' ? 'bg' : '';
  return fail(400, { field, message: studioRefusal(reason), values });
};

export const actions: Actions = {
  create: async (event) => {
    const values = valuesOf(await event.request.formData());
    if (values.bg.trim() === '') {
      return fail(400, { field: 'bg', message: m.studio_new_error_title(), values });
    }
    const { formId, organisationId, bg, en } = values;
    const input = { id: formId, organisationId, title: { bg, en } };
    let id: string;
    try {
      const { createModule } = await request(event, StudioCreateDocument, { input });
      if (createModule.__typename === 'Refused') return refusedBy(createModule.reason, values);
      ({ id } = createModule);
    } catch (error) {
      return failure(error, values);
    }
    redirect(303, `/staff/modules/${id}/write`);
  },

  copy: async (event) => {
    const values = valuesOf(await event.request.formData());
    const { formId, organisationId, from } = values;
    let id: string;
    try {
      const asked = { id: from, organisationId, newId: formId };
      const { copyModule } = await request(event, StudioCopyDocument, asked);
      if (copyModule.__typename === 'Refused') return refusedBy(copyModule.reason, values);
      ({ id } = copyModule);
    } catch (error) {
      return failure(error, values);
    }
    redirect(303, `/staff/modules/${id}`);
  },
};
