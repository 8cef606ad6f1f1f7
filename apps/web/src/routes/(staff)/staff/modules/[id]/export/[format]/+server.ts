import { error } from '@sveltejs/kit';
import { isLocale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';
import { passFile } from '#lib/server/pass-file.js';
import type { RequestHandler } from './$types.js';

/** What each kind of file is called; nothing in a name tells what it is about. */
const NAMES: Record<string, string> = {
  package: 'pateka-module.zip',
  gift: 'pateka-questions.txt',
  qti: 'pateka-questions.zip',
};

/** A module as a file. */
export const GET: RequestHandler = async (event) => {
  const { id, format } = event.params;
  const name = Object.hasOwn(NAMES, format) ? NAMES[format] : undefined;
  if (name === undefined) error(404, m.common_error_not_found());
  const asked = event.url.searchParams.get('locale');
  const locale = isLocale(asked) ? asked : 'bg';
  const query = new URLSearchParams({ locale });
  const edition = event.url.searchParams.get('edition');
  if (edition !== null) query.set('edition', edition);
  const path = `/exports/modules/${encodeURIComponent(id)}/${format}?${query}`;
  return passFile(event, path, { name, page: `/staff/modules/${encodeURIComponent(id)}/export` });
};
