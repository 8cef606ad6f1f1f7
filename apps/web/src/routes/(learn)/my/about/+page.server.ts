import { AboutPageDocument, AboutSaveDocument } from '@pateka/api-client';
import { type GivenFacts, unknownFacts } from '@pateka/domain';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { formText } from '#lib/server/form-text.js';
import { kindFailure } from '#lib/server/kind-refusal.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

const nothing: GivenFacts = { sex: null, ageBand: null, regionSize: null };

/** Query "kept" or "cleared": what she has just done. */
export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const read = () => whenSignedIn(event, () => request(event, AboutPageDocument, {}));
  return {
    ...(await loadOr(event, read, { ownFacts: null })),
    justKept: searchParams.has('kept'),
    justCleared: searchParams.has('cleared'),
  };
};

/** A question that she would rather not answer comes empty. */
function factsOf(form: FormData): GivenFacts {
  const of = (name: keyof GivenFacts) => formText(form, name) || null;
  return { sex: of('sex'), ageBand: of('ageBand'), regionSize: of('regionSize') };
}

const keep = (event: RequestEvent, facts: GivenFacts) =>
  whenSignedIn(event, () => request(event, AboutSaveDocument, { facts }));

export const actions: Actions = {
  save: async (event) => {
    const values = factsOf(await event.request.formData());
    const [field] = unknownFacts(values);
    if (field) return fail(400, { field, message: m.asked_unknown(), values });
    try {
      await keep(event, values);
    } catch (error) {
      return kindFailure(error, values);
    }
    redirect(303, `${event.url.pathname}?kept`);
  },

  /** From the card on her page: no answer at all, and she is not asked again. */
  skip: async (event) => {
    await keep(event, nothing);
    redirect(303, '/my');
  },

  clear: async (event) => {
    await keep(event, nothing);
    redirect(303, `${event.url.pathname}?cleared`);
  },
};
