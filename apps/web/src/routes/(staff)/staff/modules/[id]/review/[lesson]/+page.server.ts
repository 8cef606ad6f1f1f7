import { randomUUID } from 'node:crypto';
import {
  StudioReadDocument,
  StudioRemarkDocument,
  StudioSettleRemarkDocument,
} from '@pateka/api-client';
import {
  blockLines,
  type DraftHead,
  type DraftLesson,
  kindOf,
  type Line,
} from '@pateka/content/draft';
import { type Locale, locales } from '@pateka/domain';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText } from '#lib/server/form-text.js';
import { remarksOf } from '#lib/studio/remarks.js';
import { studioRefusal } from '#lib/studio/refusals.js';
import type { Actions, PageServerLoad } from './$types.js';

const headLines = ({ title, purpose, outcomes, note }: DraftHead): Line[] =>
  [
    { part: 'title', text: title },
    { part: 'purpose', text: purpose },
    ...outcomes.map((text) => ({ part: 'outcome', text })),
    { part: 'note', text: note },
  ].filter(({ text }) => text !== '');

const inBoth = (of: (locale: Locale) => Line[]): Record<Locale, Line[]> => ({
  bg: of('bg'),
  en: of('en'),
});

/** A lesson as somebody reads it who decides about it: the head, then row by row, in both languages. */
function rowsOf(lesson: DraftLesson) {
  const head = { id: null, kind: null, lines: inBoth((locale) => headLines(lesson[locale])) };
  const rows = lesson.blocks.map((row) => ({
    id: row.id,
    kind: kindOf(row),
    lines: inBoth((locale) => {
      const block = row[locale];
      return block ? blockLines(block, locale) : [];
    }),
  }));
  return [head, ...rows];
}

export const load: PageServerLoad = async (event) => {
  const { id: moduleId, lesson: lessonId } = event.params;
  const found = await request(event, StudioReadDocument, { moduleId, lessonId });
  const lesson = found.draftLesson.content as DraftLesson;
  const { locale } = event.locals;
  const remarks = remarksOf(found.draftComments).filter((remark) => remark.lessonId === lessonId);
  const rows = rowsOf(lesson);
  const known = new Set(rows.map(({ id }) => id));
  return {
    moduleId,
    organisation: found.studioModule.organisation[locale],
    title: lesson[locale].title || lesson.bg.title || lesson.en.title,
    languages: locales.filter((each) => found.studioModule.languages.includes(each)),
    rows: rows.map((row) => ({
      ...row,
      remarks: remarks.filter(({ blockId }) => blockId === row.id),
      formId: randomUUID(),
    })),
    // Of a block that is gone meanwhile: the remark is not.
    others: remarks.filter(({ blockId }) => blockId !== null && !known.has(blockId)),
  };
};

/** Back to the row that was spoken of. */
function backTo({ params }: RequestEvent, blockId: string): never {
  const { id = '', lesson = '' } = params;
  redirect(303, `/staff/modules/${id}/review/${lesson}#${blockId || 'head'}`);
}

export const actions: Actions = {
  remark: async (event) => {
    const form = await event.request.formData();
    const values = { text: formText(form, 'text'), blockId: formText(form, 'block') };
    const input = {
      id: formText(form, 'id'),
      moduleId: event.params.id,
      lessonId: event.params.lesson,
      blockId: values.blockId || null,
      replyTo: formText(form, 'reply') || null,
      text: values.text,
    };
    try {
      const { addDraftComment } = await request(event, StudioRemarkDocument, { input });
      if (addDraftComment.__typename === 'Refused') {
        return fail(400, { message: studioRefusal(addDraftComment.reason), values });
      }
    } catch (error) {
      return failure(error, values);
    }
    return backTo(event, values.blockId);
  },

  settle: async (event) => {
    const form = await event.request.formData();
    const values = { text: '', blockId: formText(form, 'block') };
    const asked = { id: formText(form, 'id'), resolved: formText(form, 'resolved') === 'true' };
    try {
      await request(event, StudioSettleRemarkDocument, asked);
    } catch (error) {
      return failure(error, values);
    }
    return backTo(event, values.blockId);
  },
};
