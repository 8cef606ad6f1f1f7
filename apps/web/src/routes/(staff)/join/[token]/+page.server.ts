import { StaffAcceptInvitationDocument, StaffInvitationDocument } from '@pateka/api-client';
import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { SECOND_FACTOR } from '#lib/paths.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { writeSession } from '#lib/server/cookies.js';
import { formText } from '#lib/server/form-text.js';
import type { Actions, PageServerLoad } from './$types.js';

/** An unknown, a used and an expired link get the same page. */
function gone(): never {
  error(404, m.staff_join_gone_text());
}

/** The form whose answer did not come: she may send it again. */
const unknown = { role: '', organisation: { bg: '', en: '' } };

export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const ask = () => request(event, StaffInvitationDocument, { token });
  const { invitation } = await loadOr(event, ask, { invitation: unknown });
  if (!invitation) gone();
  return { organisation: invitation.organisation[event.locals.locale], role: invitation.role };
};

/** The API's reasons, each with its field and what to change. */
const refusals: Record<string, () => { field: string; message: string }> = {
  name: () => ({ field: 'name', message: m.staff_join_name_error() }),
  email: () => ({ field: 'email', message: m.staff_join_email_error() }),
  'passphrase-too-short': () => ({ field: 'passphrase', message: m.staff_join_passphrase_short() }),
  'passphrase-too-long': () => ({ field: 'passphrase', message: m.staff_join_passphrase_long() }),
  'passphrase-common': () => ({ field: 'passphrase', message: m.staff_join_passphrase_common() }),
  'passphrase-same-as-alias': () => ({
    field: 'passphrase',
    message: m.staff_join_passphrase_name(),
  }),
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = { name: formText(form, 'name'), email: formText(form, 'email') };
    const input = {
      ...values,
      token: event.params.token,
      passphrase: formText(form, 'passphrase'),
    };
    let token: string;
    try {
      const { acceptInvitation: result } = await request(event, StaffAcceptInvitationDocument, {
        input,
      });
      if (result.__typename === 'Refused') {
        const refusal = refusals[result.reason];
        if (!refusal) gone();
        return fail(400, { ...refusal(), values });
      }
      token = result.token;
    } catch (cause) {
      return failure(cause, values);
    }
    writeSession(event.cookies, token);
    redirect(303, SECOND_FACTOR);
  },
};
