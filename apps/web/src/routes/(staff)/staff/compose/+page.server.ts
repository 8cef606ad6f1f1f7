import { randomUUID } from 'node:crypto';
import { ComposeCoursesDocument, ComposeCreateDocument } from '@pateka/api-client';
import { redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { formText } from '#lib/server/form-text.js';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => ({
  ...(await request(event, ComposeCoursesDocument, {})),
  // Made here and sent with the form: the same form twice is one course.
  formId: randomUUID(),
});

export const actions: Actions = {
  create: async (event) => {
    const id = formText(await event.request.formData(), 'formId');
    const { createCourseDraft } = await request(event, ComposeCreateDocument, { id });
    redirect(303, `/staff/compose/${createCourseDraft}`);
  },
};
