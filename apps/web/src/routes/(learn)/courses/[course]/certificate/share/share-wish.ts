import { type SharedFields, sharedFieldNames } from '@pateka/domain';

/** What a link is to show, and for how long. */
export interface ShareWish {
  fields: SharedFields;
  /** Null for no end. */
  days: number | null;
}

/** Days that a link may live, as the form offers them; 0 stands for no end. */
export const endings = [7, 30, 365, 0] as const;

/** With what the form begins: nothing but what is always shown, for a month. */
export const firstWish: ShareWish = {
  fields: { name: false, date: false, hours: false, outcomes: false, competences: false },
  days: 30,
};

/**
 * Reads the form.
 * @param form `field` once for each thing to show, `days` one of `endings`
 * @returns the wish; what nobody ticked is not shown, and days that are not offered are a month
 */
export function readWish(form: FormData): ShareWish {
  const ticked = new Set(form.getAll('field'));
  const fields = { ...firstWish.fields };
  for (const name of sharedFieldNames) fields[name] = ticked.has(name);
  const days = endings.find((offered) => String(offered) === form.get('days')) ?? 30;
  return { fields, days: days === 0 ? null : days };
}

/** @returns the wish as the hidden fields of a form */
export const wishFields = ({ fields, days }: ShareWish): { name: string; value: string }[] => [
  ...sharedFieldNames
    .filter((name) => fields[name])
    .map((value) => ({ name: 'field', value: value as string })),
  { name: 'days', value: String(days ?? 0) },
];
