import { StaffRevokeCertificateDocument } from '@pateka/api-client';
import { readCertificateNumber } from '@pateka/domain';
import { error, fail } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { ApiError, failure } from '#lib/server/api-errors.js';
import { formText } from '#lib/server/form-text.js';
import { reasonText, refusalText } from './revoke-words.js';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ parent, request: { method } }) => {
  const { permissions } = await parent();
  // Nothing is asked of the api here that it could refuse; after a form it has decided already.
  if (method === 'GET' && !permissions.includes('certificate.revoke'))
    error(403, m.common_error_not_permitted());
};

interface Wish {
  number: string;
  reason: string;
}

/** What the form says when it is not accepted: by which field, and what to change. */
function problemOf({ number, reason }: Wish): { field: keyof Wish; message: string } | null {
  if (readCertificateNumber(number) === null)
    return { field: 'number', message: m.staff_revoke_no_number() };
  if (reasonText(reason) === '') return { field: 'reason', message: m.staff_revoke_no_reason() };
  return null;
}

async function wishIn(event: { request: Request }): Promise<Wish> {
  const form = await event.request.formData();
  return { number: formText(form, 'number'), reason: formText(form, 'reason') };
}

const typed = { step: 'type' } as const;

/** After too many numbers it says when the next one is possible. */
function refusedBy(cause: unknown, wish: Wish) {
  const minutes =
    cause instanceof ApiError && cause.code === 'too-many-tries'
      ? Math.max(1, Math.ceil(Number(cause.detail) / 60) || 15)
      : null;
  const { status, data } = failure(cause, { ...wish });
  const message = minutes === null ? data.message : m.staff_revoke_no_many({ minutes });
  return fail(status, { ...typed, ...wish, field: '', message });
}

export const actions: Actions = {
  /** Looks at nothing but how the number is written: whether it exists is said once it is revoked. */
  look: async (event) => {
    const wish = await wishIn(event);
    const problem = problemOf(wish);
    if (problem) return fail(400, { ...typed, ...wish, ...problem });
    return {
      step: 'sure' as const,
      number: readCertificateNumber(wish.number) ?? '',
      reason: wish.reason,
    };
  },

  change: async (event) => ({ ...typed, ...(await wishIn(event)), field: '', message: '' }),

  revoke: async (event) => {
    const wish = await wishIn(event);
    const problem = problemOf(wish);
    if (problem) return fail(400, { ...typed, ...wish, ...problem });
    try {
      const { revokeCertificate } = await request(event, StaffRevokeCertificateDocument, {
        ...wish,
      });
      if (revokeCertificate.__typename === 'CertificateRevoked')
        return { step: 'done' as const, number: revokeCertificate.number };
      const message = refusalText(revokeCertificate.reason);
      return fail(400, { ...typed, ...wish, field: 'number', message });
    } catch (cause) {
      return refusedBy(cause, wish);
    }
  },
};
