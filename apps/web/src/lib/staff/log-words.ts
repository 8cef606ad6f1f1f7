import { m } from '#lib/paraglide/messages.js';

const actions: Record<string, () => string> = {
  'cohort.created': m.staff_log_cohort_created,
  'access-codes.issued': m.staff_log_codes_issued,
  'access-code.voided': m.staff_log_code_voided,
  'access-code-batch.voided': m.staff_log_batch_voided,
  'staff.invited': m.staff_log_staff_invited,
  'staff.joined': m.staff_log_staff_joined,
  'period.closed': m.staff_log_period_closed,
  'report.exported': m.staff_log_report_exported,
  'course.created': m.staff_log_course_created,
  'course.published': m.staff_log_course_published,
  'course.exported': m.staff_log_course_exported,
  'module.created': m.staff_log_module_created,
  'module.archived': m.staff_log_module_archived,
  'module.unarchived': m.staff_log_module_unarchived,
  'module.review-requested': m.staff_log_review_requested,
  'module.review-returned': m.staff_log_review_returned,
  'module.review-cancelled': m.staff_log_review_cancelled,
  'module.published': m.staff_log_module_published,
  'module.withdrawn': m.staff_log_module_withdrawn,
  'module.reinstated': m.staff_log_module_reinstated,
  'module.exported': m.staff_log_module_exported,
  'certificate.revoked': m.staff_log_certificate_revoked,
  'report-token.issued': m.staff_log_token_issued,
  'report-token.revoked': m.staff_log_token_revoked,
  'manual-total.saved': m.staff_log_manual_saved,
  'manual-total.deleted': m.staff_log_manual_deleted,
  'report-schedule.created': m.staff_log_schedule_created,
  'report-schedule.deleted': m.staff_log_schedule_deleted,
};

const objects: Record<string, () => string> = {
  cohort: m.staff_log_of_cohort,
  batch: m.staff_log_of_batch,
  serial: m.staff_log_of_serial,
  invitation: m.staff_log_of_invitation,
  organisation: m.staff_log_of_organisation,
  period: m.staff_log_of_period,
  course: m.staff_log_of_course,
  'module-edition': m.staff_log_of_edition,
  module: m.staff_log_of_module,
  network: m.staff_log_of_network,
  'report-token': m.staff_log_of_token,
  'manual-total': m.staff_log_of_manual,
  'report-schedule': m.staff_log_of_schedule,
};

/** Long ids say nothing to people; their beginning is enough to tell two apart. */
const LONG = 12;

/**
 * What was done, in words.
 * @param action as the audit log names it
 * @returns the sentence in the reader's language; an unknown action as it stands
 */
export const actionText = (action: string): string => actions[action]?.() ?? action;

/**
 * On what it was done.
 * @param kind what kind of thing
 * @param id its id
 * @returns such as „карта 1-007“ or „група 3f2a91c0…“
 */
export function objectText(kind: string, id: string): string {
  const short = id.length > LONG ? `${id.slice(0, 8)}…` : id;
  return `${objects[kind]?.() ?? kind} ${short}`;
}
