import type { Permission } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/** A part of the staff's side of the site. */
export interface Area {
  href: string;
  label: string;
  /** One sentence for the start page: what can be done there. */
  text: string;
}

type Listed = Area & { permission: Permission };

const all = (): Listed[] => [
  {
    href: '/staff/cohorts',
    label: m.staff_area_cohorts(),
    text: m.staff_area_cohorts_text(),
    permission: 'cohort.manage',
  },
  {
    href: '/staff/people',
    label: m.staff_area_people(),
    text: m.staff_area_people_text(),
    permission: 'staff.invite',
  },
  {
    href: '/staff/modules',
    label: m.staff_area_modules(),
    text: m.staff_area_modules_text(),
    permission: 'module.read',
  },
  {
    href: '/staff/import',
    label: m.transfer_area_import(),
    text: m.transfer_area_import_text(),
    permission: 'module.write',
  },
  {
    href: '/staff/bank',
    label: m.transfer_area_bank(),
    text: m.transfer_area_bank_text(),
    permission: 'question-bank.use',
  },
  {
    href: '/staff/compose',
    label: m.compose_area(),
    text: m.compose_area_text(),
    permission: 'course.compose',
  },
  {
    href: '/staff/report',
    label: m.staff_area_report(),
    text: m.staff_area_report_text(),
    permission: 'report.read',
  },
  {
    href: '/staff/log',
    label: m.staff_area_log(),
    text: m.staff_area_log_text(),
    permission: 'audit.read',
  },
];

/**
 * The areas that somebody's menu shows.
 * @param permissions what the API says she may; it decides again at every step
 * @returns the areas in the order of the menu
 */
export function areasFor(permissions: readonly string[]): Area[] {
  return all()
    .filter(({ permission }) => permissions.includes(permission))
    .map(({ href, label, text }) => ({ href, label, text }));
}
