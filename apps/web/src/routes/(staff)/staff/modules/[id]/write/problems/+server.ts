import { StudioProblemsDocument } from '@pateka/api-client';
import { json } from '@sveltejs/kit';
import { ApiError } from '#lib/server/api-errors.js';
import { request } from '#lib/server/api.js';
import type { RequestHandler } from './$types.js';

/** What is to be mended in the module as it is saved: JSON, a list of DraftProblem. */
export const GET: RequestHandler = async (event) => {
  try {
    const { id } = event.params;
    return json((await request(event, StudioProblemsDocument, { id })).draftProblems);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return json(null, { status: cause.status });
  }
};
