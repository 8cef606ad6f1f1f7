import { randomUUID } from 'node:crypto';
import { StaffCohortsDocument, StaffCreateCohortDocument } from '@pateka/api-client';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText, formList } from '#lib/server/form-text.js';
import type { Actions, PageServerLoad } from './$types.js';

/** As in the API; asked here, too, because it names only the field and not what to change. */
const LONGEST = 80;

export const load: PageServerLoad = async (event) => {
  const { cohorts, courses } = await loadOr(event, () => request(event, StaffCohortsDocument, {}), {
    cohorts: [],
    courses: [],
  });
  const titles = new Map(courses.map(({ id, title }) => [id, title]));
  return {
    cohorts: cohorts.map(({ courseIds, ...cohort }) => ({
      ...cohort,
      courses: courseIds.map((id) => titles.get(id) ?? '').filter(Boolean),
    })),
    courses,
    // Made here and sent with the form: the same form twice is one cohort.
    formId: randomUUID(),
  };
};

function refusalOf(values: { name: string; projectTag: string; courseIds: string[] }) {
  const name = values.name.trim();
  if (name === '' || name.length > LONGEST) {
    return { field: 'name', message: m.staff_cohort_name_error() };
  }
  if (values.projectTag.trim().length > LONGEST) {
    return { field: 'projectTag', message: m.staff_cohort_tag_error() };
  }
  if (values.courseIds.length === 0) {
    return { field: 'courseIds', message: m.staff_cohort_courses_error() };
  }
  return null;
}

export const actions: Actions = {
  create: async (event) => {
    const form = await event.request.formData();
    const values = {
      // Given back with every answer, so that a second try after a lost answer is still the same form.
      formId: formText(form, 'formId'),
      name: formText(form, 'name'),
      projectTag: formText(form, 'projectTag'),
      courseIds: formList(form, 'courseIds'),
    };
    const refusal = refusalOf(values);
    if (refusal) return fail(400, { ...refusal, values });
    let id: string;
    try {
      const { formId, ...cohort } = values;
      const input = { id: formId, ...cohort };
      ({ id } = (await request(event, StaffCreateCohortDocument, { input })).createCohort);
    } catch (error) {
      return failure(error, values);
    }
    redirect(303, `/staff/cohorts/${id}`);
  },
};
