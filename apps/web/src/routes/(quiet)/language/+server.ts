import { isLocale } from '@pateka/domain';
import { redirect } from '@sveltejs/kit';
import { writeLanguage } from '#lib/server/cookies.js';
import { localPath } from '#lib/server/return-guard.js';
import type { RequestHandler } from './$types.js';

/** Changes the language and goes back to the same page. Form fields: locale, to (a path of ours). */
export const POST: RequestHandler = async ({ cookies, request }) => {
  const form = await request.formData();
  const locale = form.get('locale');
  if (typeof locale === 'string' && isLocale(locale)) writeLanguage(cookies, locale);
  redirect(303, localPath(form.get('to')));
};
