import { revocationReasons, type RevocationReason } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

const REASONS: Record<RevocationReason, () => string> = {
  'issued-by-mistake': m.staff_revoke_reason_mistake,
  'course-not-completed': m.staff_revoke_reason_not_completed,
  misused: m.staff_revoke_reason_misused,
  'holder-asked': m.staff_revoke_reason_asked,
};

/** @returns the reasons to choose from, in the reader's language */
export const reasonChoices = () =>
  revocationReasons.map((value) => ({ value, label: REASONS[value]() }));

/** @returns the reason in words; empty for one that is not in the list */
export const reasonText = (reason: string): string =>
  reasonChoices().find(({ value }) => value === reason)?.label ?? '';

const REFUSALS: Record<string, () => string> = {
  number: m.staff_revoke_no_number,
  'not-found': m.staff_revoke_no_found,
  'already-revoked': m.staff_revoke_no_already,
};

/** @returns why the api did not revoke it, in kind words */
export const refusalText = (reason: string): string =>
  (Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason] : undefined)?.() ??
  m.common_error_invalid_input();
