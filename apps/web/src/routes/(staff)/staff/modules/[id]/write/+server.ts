import {
  StudioAddLessonDocument,
  StudioCopyLessonDocument,
  StudioMoveLessonDocument,
  StudioRemoveLessonDocument,
  StudioRestoreLessonDocument,
  StudioUnarchiveDocument,
} from '@pateka/api-client';
import { assertNever } from '@pateka/domain';
import { json, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { ApiError } from '#lib/server/api-errors.js';
import { request } from '#lib/server/api.js';
import type { DeedAnswer, LessonDeed } from '#lib/studio/editor/module.js';
import { readModule } from './module.server.js';
import type { RequestHandler } from './$types.js';

interface Told {
  __typename: string;
  reason?: string;
}

/** Does what she asked for to the lessons of a module. */
async function perform(event: RequestEvent, moduleId: string, deed: LessonDeed): Promise<Told> {
  switch (deed.deed) {
    case 'add': {
      const { lessonId, after: afterLessonId, content } = deed;
      const input = { moduleId, lessonId, afterLessonId, content };
      return (await request(event, StudioAddLessonDocument, { input })).addDraftLesson;
    }
    case 'copy': {
      const input = { moduleId, lessonId: deed.lessonId, newLessonId: deed.newId };
      return (await request(event, StudioCopyLessonDocument, { input })).copyDraftLesson;
    }
    case 'move': {
      const place = { moduleId, lessonId: deed.lessonId, afterLessonId: deed.after };
      return (await request(event, StudioMoveLessonDocument, place)).moveDraftLesson;
    }
    case 'remove': {
      const lesson = { moduleId, lessonId: deed.lessonId };
      return (await request(event, StudioRemoveLessonDocument, lesson)).removeDraftLesson;
    }
    case 'restore': {
      const lesson = { moduleId, lessonId: deed.lessonId };
      return (await request(event, StudioRestoreLessonDocument, lesson)).restoreDraftLesson;
    }
    case 'unarchive':
      return (await request(event, StudioUnarchiveDocument, { id: moduleId })).archiveModule;
    default:
      return assertNever(deed);
  }
}

const refusalTexts: Record<string, () => string> = {
  archived: m.editor_deed_archived,
  'too-many': m.editor_deed_too_many,
};

/** Answers JSON, a DeedAnswer: the module as it is afterwards, or a sentence. */
export const POST: RequestHandler = async (event) => {
  const { id } = event.params;
  const say = (answer: DeedAnswer, status = 200) => json(answer, { status });
  try {
    const deed = (await event.request.json()) as LessonDeed;
    const told = await perform(event, id, deed);
    if (told.__typename === 'Refused') {
      const text = refusalTexts[told.reason ?? ''] ?? m.editor_deed_refused;
      return say({ ok: false, text: text() });
    }
    return say({ ok: true, ...(await readModule(event, id)) });
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return say({ ok: false, text: cause.text }, cause.status);
  }
};
