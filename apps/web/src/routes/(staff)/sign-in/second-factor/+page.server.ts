import {
  StaffConfirmSecondFactorDocument,
  StaffSecondFactorDocument,
  ViewerDocument,
} from '@pateka/api-client';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { SIGN_IN, STAFF } from '#lib/paths.js';
import { request } from '#lib/server/api.js';
import { writeSession } from '#lib/server/cookies.js';
import { formText } from '#lib/server/form-text.js';
import { kindFailure } from '#lib/server/kind-refusal.js';
import { qrImage } from '#lib/server/qr.js';
import { localPath } from '#lib/server/return-guard.js';
import type { Actions, PageServerLoad } from './$types.js';

/** Only a half-open session has something to do here. */
async function onlyHalfOpen(event: RequestEvent): Promise<void> {
  if (event.locals.session === null) redirect(303, SIGN_IN);
  const { viewer } = await request(event, ViewerDocument, {});
  if (viewer.kind === 'visitor') redirect(303, SIGN_IN);
  if (viewer.kind === 'learner') redirect(303, '/');
  if (!viewer.secondFactorNeeded) redirect(303, STAFF);
}

export const load: PageServerLoad = async (event) => {
  await onlyHalfOpen(event);
  const { secondFactorSetup, demoSignIns } = await request(event, StaffSecondFactorDocument, {});
  const setup = secondFactorSetup && {
    // Groups of four are easier to copy by hand; authenticator apps ignore the blanks.
    secret: secondFactorSetup.secret.replace(/(.{4})(?=.)/g, '$1 '),
    qr: await qrImage(secondFactorSetup.uri),
  };
  return { setup, demoCodes: (demoSignIns ?? []).filter(({ code }) => code !== null) };
};

export const actions: Actions = {
  default: async (event) => {
    const code = formText(await event.request.formData(), 'code').replace(/\s/g, '');
    if (!/^\d{6}$/.test(code))
      return fail(400, { field: 'code', message: m.staff_factor_digits() });
    let token: string;
    try {
      const { confirmSecondFactor: result } = await request(
        event,
        StaffConfirmSecondFactorDocument,
        {
          code,
        },
      );
      if (result.__typename === 'Refused') {
        return fail(400, { field: 'code', message: m.staff_factor_no_match() });
      }
      token = result.token;
    } catch (error) {
      return kindFailure(error, {});
    }
    writeSession(event.cookies, token);
    redirect(303, localPath(event.url.searchParams.get('to'), STAFF));
  },
};
