import type { Permission } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/** A part of the staff's side of the site. */
export interface Area {
  href: string;
  label: string;
  /** One sentence for the start page: what can be done there. */
  text: string;
}

/** Where it is, what it is called, what can be done there, and who may, in the order of the menu. */
const all: readonly [string, () => string, () => string, Permission][] = [
  ['/staff/cohorts', m.staff_area_cohorts, m.staff_area_cohorts_text, 'cohort.manage'],
  ['/staff/people', m.staff_area_people, m.staff_area_people_text, 'staff.invite'],
  ['/staff/modules', m.staff_area_modules, m.staff_area_modules_text, 'module.read'],
  ['/staff/import', m.transfer_area_import, m.transfer_area_import_text, 'module.write'],
  ['/staff/bank', m.transfer_area_bank, m.transfer_area_bank_text, 'question-bank.use'],
  ['/staff/compose', m.compose_area, m.compose_area_text, 'course.compose'],
  ['/staff/certificates', m.staff_revoke_area, m.staff_revoke_area_text, 'certificate.revoke'],
  ['/staff/report', m.staff_area_report, m.staff_area_report_text, 'module.figures'],
  ['/staff/stuck', m.stuck_area, m.stuck_area_text, 'module.figures'],
  ['/staff/log', m.staff_area_log, m.staff_area_log_text, 'audit.read'],
];

/**
 * The areas that somebody's menu shows.
 * @param permissions what the API says she may; it decides again at every step
 * @returns the areas in the order of the menu
 */
export function areasFor(permissions: readonly string[]): Area[] {
  return all
    .filter(([, , , permission]) => permissions.includes(permission))
    .map(([href, label, text]) => ({ href, label: label(), text: text() }));
}
