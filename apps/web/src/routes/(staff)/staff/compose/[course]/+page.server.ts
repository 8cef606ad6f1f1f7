import { ComposeDraftDocument, ComposeSaveDocument } from '@pateka/api-client';
import {
  courseChanges,
  type CourseDraft,
  type CourseProblem,
  type Shelf,
  type ShelfModule,
} from '@pateka/content/draft';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText } from '#lib/server/form-text.js';
import { afterStep, readCourse } from './course-form.server.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

const shelfOf = (modules: unknown[]): Shelf =>
  new Map((modules as ShelfModule[]).map((module) => [module.moduleId, module]));

async function draftOf(event: RequestEvent | Parameters<PageServerLoad>[0]) {
  const { course } = event.params;
  const { courseDraft, earlierCertificates, writingAids } = await request(
    event,
    ComposeDraftDocument,
    {
      courseId: course,
    },
  );
  const names = new Map(writingAids.competences.map(({ id, name }) => [id, name]));
  return {
    ...courseDraft,
    earlierCertificates,
    // One that a framework no longer has is shown by its id.
    competences: courseDraft.competences.map((id) => names.get(id)?.[event.locals.locale] ?? id),
    content: courseDraft.content as CourseDraft,
    problems: courseDraft.problems as CourseProblem[],
    shelf: shelfOf(courseDraft.shelf),
  };
}

export const load: PageServerLoad = async (event) => {
  const draft = await loadOr(event, () => draftOf(event), null);
  const { searchParams } = event.url;
  const isTooLarge = searchParams.get('refused') === 'too-large';
  return { draft, isTooLarge, justSaved: searchParams.has('saved') };
};

/** What a page shows when it was not saved: all that was typed, and why. */
interface NotSaved {
  content: CourseDraft;
  message: string;
  /** A colleague's version, with what one's own changes of it. */
  conflict: { version: number; theirs: CourseDraft; changes: { bg: string; en: string }[] } | null;
}

const notSaved = (status: number, { content, message, conflict }: NotSaved) =>
  fail(status, { content, message, conflict });

async function save(event: RequestEvent, form: FormData) {
  const typed = readCourse(form);
  try {
    const { shelf } = await draftOf(event);
    const content = afterStep(typed, formText(form, 'do'), shelf);
    const baseVersion = Number(formText(form, 'version')) || 0;
    const input = { courseId: event.params.course, baseVersion, content };
    const { saveCourseDraft: saved } = await request(event, ComposeSaveDocument, { input });
    if (saved.__typename === 'CourseDraftSaved') return { ok: true as const };
    if (saved.__typename === 'Refused')
      return notSaved(422, { content, message: m.compose_invalid(), conflict: null });
    const theirs = saved.theirs as CourseDraft;
    const message = m.compose_conflict({ name: saved.savedBy ?? m.compose_colleague() });
    const changes = courseChanges(theirs, content, shelf);
    return notSaved(409, {
      content,
      message,
      conflict: { version: saved.version, theirs, changes },
    });
  } catch (error) {
    const { status, data } = failure(error, {});
    return notSaved(status, { content: typed, message: data.message, conflict: null });
  }
}

export const actions: Actions = {
  /** Every button of the form comes here: it saves what was typed, and does one thing more. */
  save: async (event) => {
    const form = await event.request.formData();
    const done = await save(event, form);
    if (!('ok' in done)) return done;
    const home = `/staff/compose/${event.params.course}`;
    const step = formText(form, 'do');
    redirect(303, step === 'look' ? `${home}/preview` : `${home}?saved#${anchorOf(step)}`);
  },
};

/** After a button of a module one is back at the modules, not at the top. */
const anchorOf = (step: string): string => (step.includes(' ') ? 'modules' : 'top');
