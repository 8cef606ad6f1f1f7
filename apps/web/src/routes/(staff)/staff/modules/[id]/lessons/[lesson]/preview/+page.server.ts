import { LessonPreviewDocument } from '@pateka/api-client';
import { isLocale, type Locale, locales } from '@pateka/domain';
import { redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import type { PageServerLoad } from './$types.js';

/** On the screen of a phone, or as wide as the page. */
const VIEWS = ['phone', 'full'] as const;
type View = (typeof VIEWS)[number];

const viewOf = (wanted: string | null): View => VIEWS.find((view) => view === wanted) ?? 'phone';

export const load: PageServerLoad = async (event) => {
  const { params, url, locals, request: asked } = event;
  const wanted = url.searchParams.get('lang');
  const locale: Locale = isLocale(wanted) ? wanted : locals.locale;
  const place = { moduleId: params.id, lessonId: params.lesson };
  // Whoever frames this page wants the lesson alone.
  if (asked.headers.get('sec-fetch-dest') === 'iframe') {
    redirect(307, `${url.pathname.replace(/\/$/, '')}/${locale}`);
  }
  const view = viewOf(url.searchParams.get('view'));
  const { previewLesson } = await request(event, LessonPreviewDocument, { ...place, locale });
  const { unfinished, title } = previewLesson;
  return { ...place, title, lesson: locale, languages: locales, view, unfinished };
};
