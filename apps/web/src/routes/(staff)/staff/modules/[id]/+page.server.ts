import {
  StaffModuleDocument,
  StudioArchiveDocument,
  StudioCancelReviewDocument,
  StudioModuleDocument,
  StudioRequestReviewDocument,
  StudioReviewersDocument,
  StudioSaveHeadDocument,
} from '@pateka/api-client';
import type { DraftProblem } from '@pateka/content/draft';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { ApiError, failure } from '#lib/server/api-errors.js';
import { m } from '#lib/paraglide/messages.js';
import { formText } from '#lib/server/form-text.js';
import { openRemarks } from '#lib/studio/remarks.js';
import { studioRefusal } from '#lib/studio/refusals.js';
import type { Actions, PageServerLoad } from './$types.js';

/** A reviewer of another organisation reads the draft; the module's figures are not hers. */
async function figuresOf(event: RequestEvent, id: string) {
  try {
    return await request(event, StaffModuleDocument, { id });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found') return null;
    throw error;
  }
}

/** What learners have of it, and how many finished; null where there is nothing for her to see. */
async function publishedOf(event: RequestEvent, id: string) {
  const found = await figuresOf(event, id);
  if (!found) return null;
  const { ownModule, moduleFigures } = found;
  const finished = new Map(moduleFigures.lessons.map((each) => [each.lessonId, each.finished]));
  return {
    courseId: ownModule.courseId,
    asOf: moduleFigures.asOf,
    nextReleaseOn: moduleFigures.nextReleaseOn,
    lessons: ownModule.lessons.map((lesson) => ({
      ...lesson,
      finished: finished.get(lesson.id) ?? null,
    })),
  };
}

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const { studioModule: module, draftComments } = await request(event, StudioModuleDocument, {
    id,
  });
  const [published, reviewers] = await Promise.all([
    module.newestEdition === null ? null : publishedOf(event, id),
    module.mayWrite && module.draftIsNewer
      ? request(event, StudioReviewersDocument, { moduleId: id })
      : null,
  ]);
  return {
    module,
    remarks: openRemarks(draftComments),
    published,
    reviewers: reviewers?.moduleReviewers ?? [],
    done: event.url.searchParams.get('done'),
  };
};

/** What was typed, for the form that comes back. */
type Values = Record<'bg' | 'en' | 'reviewer', string>;

const noValues: Values = { bg: '', en: '', reviewer: '' };
const noProblems: DraftProblem[] = [];

const back = ({ params }: RequestEvent, done: string): never =>
  redirect(303, `/staff/modules/${params['id'] ?? ''}?done=${done}#publish-title`);

const refusedBy = (reason: string, values: Values) =>
  fail(400, {
    field: reason === 'what-changed' ? 'bg' : '',
    message: studioRefusal(reason),
    problems: noProblems,
    values,
    head: null,
  });

const failed = (error: unknown, values: Values) => {
  const { status, data } = failure(error, values);
  return fail(status, { ...data, problems: noProblems, head: null });
};

/** Title, summary and languages as they were typed, with the version they were written on. */
type HeadValues = Record<'titleBg' | 'titleEn' | 'summaryBg' | 'summaryEn' | 'english', string>;

const headFields = ['titleBg', 'titleEn', 'summaryBg', 'summaryEn', 'english'] as const;

/** What comes back when the head was not saved: nothing that was typed is lost. */
const headNotSaved = (status: number, message: string, head: HeadValues, version: number) =>
  fail(status, {
    field: 'head',
    message,
    problems: noProblems,
    values: noValues,
    head: { ...head, version },
  });

export const actions: Actions = {
  head: async (event) => {
    const form = await event.request.formData();
    const head = Object.fromEntries(
      headFields.map((name) => [name, formText(form, name).trim()]),
    ) as HeadValues;
    const baseVersion = Number(formText(form, 'version')) || 0;
    const input = {
      moduleId: event.params.id,
      baseVersion,
      title: { bg: head.titleBg, en: head.titleEn },
      summary: { bg: head.summaryBg, en: head.summaryEn },
      languages: head.english === '' ? ['bg'] : ['bg', 'en'],
    };
    try {
      const { saveModuleHead: saved } = await request(event, StudioSaveHeadDocument, { input });
      if (saved.__typename === 'Refused') {
        return headNotSaved(400, studioRefusal(saved.reason), head, baseVersion);
      }
      if (saved.__typename === 'HeadConflict') {
        const { locale } = event.locals;
        const message = m.studio_head_conflict({
          name: saved.savedBy ?? m.studio_remark_somebody(),
          title: saved.title[locale] || saved.title.bg,
          summary: saved.summary[locale] || saved.summary.bg,
        });
        return headNotSaved(409, message, head, saved.version);
      }
    } catch (error) {
      const { status, data } = failure(error, {});
      return headNotSaved(status, data.message, head, baseVersion);
    }
    redirect(303, `/staff/modules/${event.params.id}?done=head#publish-title`);
  },

  request: async (event) => {
    const form = await event.request.formData();
    const values = {
      bg: formText(form, 'bg').trim(),
      en: formText(form, 'en').trim(),
      reviewer: formText(form, 'reviewer'),
    };
    const { bg, en, reviewer } = values;
    const input = {
      moduleId: event.params.id,
      whatChanged: bg === '' && en === '' ? null : { bg, en },
      reviewerId: reviewer || null,
    };
    try {
      const { requestReview } = await request(event, StudioRequestReviewDocument, { input });
      if (requestReview.__typename === 'Refused') return refusedBy(requestReview.reason, values);
      if (requestReview.__typename === 'DraftBlocked') {
        const problems = requestReview.problems as DraftProblem[];
        return fail(400, { field: '', message: '', problems, values, head: null });
      }
    } catch (error) {
      return failed(error, values);
    }
    return back(event, 'requested');
  },

  cancel: async (event) => {
    try {
      const asked = { moduleId: event.params.id };
      const { cancelReview } = await request(event, StudioCancelReviewDocument, asked);
      if (cancelReview.__typename === 'Refused') return refusedBy(cancelReview.reason, noValues);
    } catch (error) {
      return failed(error, noValues);
    }
    return back(event, 'cancelled');
  },

  archive: async (event) => {
    const archived = formText(await event.request.formData(), 'archived') === 'true';
    try {
      const asked = { id: event.params.id, archived };
      const { archiveModule } = await request(event, StudioArchiveDocument, asked);
      if (archiveModule.__typename === 'Refused') return refusedBy(archiveModule.reason, noValues);
    } catch (error) {
      return failed(error, noValues);
    }
    redirect(303, archived ? '/staff/modules' : `/staff/modules/${event.params.id}`);
  },
};
