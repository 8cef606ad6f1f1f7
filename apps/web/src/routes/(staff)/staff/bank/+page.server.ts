import { randomUUID } from 'node:crypto';
import {
  ArchiveBankQuestionDocument,
  BankListDocument,
  type BankListQuery,
  ImportBankGiftDocument,
} from '@pateka/api-client';
import { bankContentSchema, blockLines } from '@pateka/content/draft';
import { isLocale, type Locale } from '@pateka/domain';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText } from '#lib/server/form-text.js';
import { notesIn } from '#lib/staff/notes.js';
import { textIn } from '#lib/studio/text-in.js';
import { bankAddress, readBankFilter } from './bank-filter.js';
import type { Actions, PageServerLoad } from './$types.js';

/** As in the api; asked here, too, because a larger form would not get there. */
const LARGEST = 500_000;

/** The lines of a question in the reader's language, or in the one it has. */
function linesOf(content: unknown, locale: Locale): { part: string; text: string }[] {
  const parsed = bankContentSchema.safeParse(content);
  if (!parsed.success) return [];
  const { bg, en } = parsed.data;
  const shown = parsed.data[locale] ?? bg ?? en;
  return shown ? blockLines(shown, parsed.data[locale] ? locale : shown === bg ? 'bg' : 'en') : [];
}

const onlyIn = (asked: { bg: string; en: string }): Locale | null => {
  if (asked.bg !== '' && asked.en !== '') return null;
  return asked.en === '' ? 'bg' : 'en';
};

const nothing = {
  bankQuestions: { total: 0, size: 1, tags: [], questions: [] },
  studioOrganisations: [],
};

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const filter = readBankFilter(event.url.searchParams);
  const { text, tag, organisation, archived, page } = filter;
  const search = { text, archived, page, tag: tag || null, organisationId: organisation || null };
  const { bankQuestions, studioOrganisations } = await loadOr<BankListQuery>(
    event,
    () => request(event, BankListDocument, { search }),
    nothing,
  );
  return {
    filter,
    total: bankQuestions.total,
    pages: Math.max(1, Math.ceil(bankQuestions.total / bankQuestions.size)),
    tags: bankQuestions.tags,
    organisations: studioOrganisations.map(({ id, name }) => ({ value: id, label: name[locale] })),
    questions: bankQuestions.questions.map(({ id, type, asked, content, tags, ...row }) => ({
      ...{ id, type, tags, archived: row.archived },
      title: textIn(asked, locale),
      onlyIn: onlyIn(asked),
      organisation: row.organisation[locale],
      lines: linesOf(content, locale),
    })),
    // Made here and sent with the form: the same form twice adds nothing.
    formId: randomUUID(),
  };
};

async function fileText(form: FormData): Promise<string | 'too-large'> {
  const file = form.get('file');
  if (!(file instanceof File)) return '';
  return file.size > LARGEST ? 'too-large' : file.text();
}

const refusals: Record<string, () => string> = {
  empty: m.transfer_refused_empty,
  nothing: m.transfer_bank_nothing,
  'too-large': m.transfer_bank_too_large,
};

const refused = (reason: string) =>
  fail(400, { message: (refusals[reason] ?? m.transfer_refused_other)(), values: {} });

async function take(event: RequestEvent, form: FormData) {
  const locale = formText(form, 'locale');
  const source = await fileText(form);
  if (source === 'too-large') return refused(source);
  if (!isLocale(locale)) return refused('other');
  const own = { id: formText(form, 'id'), organisationId: formText(form, 'organisationId') };
  const input = { ...own, locale, source };
  const { importBankGift: done } = await request(event, ImportBankGiftDocument, { input });
  if (done.__typename === 'Refused') return refused(done.reason);
  return { taken: { count: done.count, notes: notesIn(done.notes, event.locals.locale) } };
}

export const actions: Actions = {
  take: async (event) => {
    try {
      return await take(event, await event.request.formData());
    } catch (error) {
      return failure(error, {});
    }
  },

  archive: async (event) => {
    const form = await event.request.formData();
    const archived = formText(form, 'archived') === 'true';
    try {
      await request(event, ArchiveBankQuestionDocument, { id: formText(form, 'id'), archived });
    } catch (error) {
      return failure(error, {});
    }
    const filter = readBankFilter(event.url.searchParams);
    redirect(303, bankAddress(filter, filter.page));
  },
};
