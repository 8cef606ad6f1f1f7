import { StudioSaveLessonDocument } from '@pateka/api-client';
import type { DraftLesson } from '@pateka/content/draft';
import { json, type RequestEvent } from '@sveltejs/kit';
import { ApiError } from '#lib/server/api-errors.js';
import { request } from '#lib/server/api.js';
import type { Refusal, SaveAnswer } from '#lib/studio/editor/lesson-saver.js';
import type { RequestHandler } from './$types.js';

/** What the API's refusals mean to somebody who is writing; anything else will do later. */
function failed({ code }: ApiError): SaveAnswer {
  if (code === 'signed-out' || code === 'second-factor-needed') return { kind: 'signed-out' };
  if (code === 'not-permitted') return { kind: 'refused', reason: 'not-permitted' };
  if (code === 'not-found') return { kind: 'refused', reason: 'gone' };
  return code === 'invalid-input' ? { kind: 'refused', reason: 'invalid' } : { kind: 'later' };
}

async function save(event: RequestEvent, moduleId: string, lessonId: string): Promise<SaveAnswer> {
  const { baseVersion, content } = (await event.request.json()) as {
    baseVersion: number;
    content: DraftLesson;
  };
  const input = { moduleId, lessonId, baseVersion, content };
  const { saveDraftLesson: told } = await request(event, StudioSaveLessonDocument, { input });
  switch (told.__typename) {
    case 'LessonSaved':
      return { kind: 'saved', version: told.version };
    case 'LessonConflict': {
      const { version, savedBy } = told;
      return { kind: 'conflict', version, savedBy, content: told.content as DraftLesson };
    }
    case 'Refused':
      return { kind: 'refused', reason: told.reason as Refusal };
  }
}

/** Saves a lesson over the version it was made of: JSON `{ baseVersion, content }` in, a SaveAnswer out. */
export const PUT: RequestHandler = async (event) => {
  try {
    return json(await save(event, event.params.id, event.params.lesson));
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return json(failed(cause), { status: cause.status });
  }
};
