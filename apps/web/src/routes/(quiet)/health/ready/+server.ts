import { json } from '@sveltejs/kit';
import { isApiReady } from '#lib/server/api.js';

/** The site can work: the API answers and has its database. */
export const GET = async () => {
  const ready = await isApiReady();
  return json({ status: ready ? 'ok' : 'waiting for the api' }, { status: ready ? 200 : 503 });
};
