import { MyFurtherCodeDocument } from '@pateka/api-client';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { formText } from '#lib/server/form-text.js';
import { kindFailure } from '#lib/server/kind-refusal.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import type { Actions, PageServerLoad } from './$types.js';

/** Without an account the code opens one. */
export const load: PageServerLoad = ({ locals }) => {
  if (!locals.session) redirect(303, '/start');
};

export const actions: Actions = {
  default: async (event) => {
    const code = formText(await event.request.formData(), 'code');
    try {
      const { redeemFurtherCode } = await whenSignedIn(event, () =>
        request(event, MyFurtherCodeDocument, { code }),
      );
      if (redeemFurtherCode) {
        return fail(400, { message: m.learn_start_code_no(), field: 'code', values: { code } });
      }
      redirect(303, '/my');
    } catch (error) {
      return kindFailure(error, { code });
    }
  },
};
