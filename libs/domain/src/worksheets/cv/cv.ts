import type { Locale } from '../../locale.js';
import type { FieldError, FormRow } from '../read-form.js';
import { readForm } from '../read-form.js';
import { cvSchema, type GapWord } from './schema.js';

/** A skill and its example; one of them may be empty. */
export interface CvSkill {
  skill: string;
  example: string;
}

/** Work, paid or not; texts may be empty. */
export interface CvJob {
  years: string;
  /** May have several lines. */
  what: string;
  where: string;
}

/** A school or a course; one of the texts may be empty. */
export interface CvEducation {
  years: string;
  what: string;
}

/** A CV without name and address; texts may be empty. */
export interface CvValues {
  job: string;
  contact: string;
  profile: string;
  skills: CvSkill[];
  jobs: CvJob[];
  /** What to write for time without paid work. */
  gap: { say: GapWord | 'leave-out' | 'own' | null; own: string };
  education: CvEducation[];
  languages: string;
  licence: string;
}

/** What a CV may still lack. */
export type CvPart = 'job' | 'skills' | 'contact' | 'profile' | 'jobs' | 'example' | 'education';

/** What there is to say of a CV. */
export interface CvResult {
  /** The line for time without paid work: a word of the list, her own words, or none. */
  gap: { word: GapWord } | { own: string } | null;
  /** What is still empty and worth filling, at most two, the most useful first. */
  missing: CvPart[];
  isEmpty: boolean;
}

/** More wishes at once than these would read like a list of faults. */
export const mostMissing = 2;

/** To leave it out is a decision: words that still stand in the field do not overrule it. */
function gapOf({ say, own }: CvValues['gap']): CvResult['gap'] {
  if (say === 'leave-out') return null;
  if (own !== '') return { own };
  return say === null || say === 'own' ? null : { word: say };
}

/**
 * What helps an employer most comes first: which job, which skills, how to answer (the order of the
 * lesson: from the advertisement to skills with examples; EntreComp 2.1).
 */
function missingOf(values: CvValues): CvPart[] {
  const { skills } = values;
  const open: [CvPart, boolean][] = [
    ['job', values.job === ''],
    ['skills', skills.every(({ skill }) => skill === '')],
    ['contact', values.contact === ''],
    ['profile', values.profile === ''],
    ['jobs', values.jobs.length === 0],
    ['example', skills.length > 0 && skills.every(({ example }) => example === '')],
    ['education', values.education.length === 0],
  ];
  return open.flatMap(([part, isOpen]) => (isOpen ? [part] : [])).slice(0, mostMissing);
}

/**
 * Looks a CV over: what stands for time without paid work, and what is worth adding. No gap is ever
 * among what is missing: nobody owes an explanation for it. Source: the lesson (skills first, gaps and
 * personal data by choice).
 * @param values the CV as filled in
 * @returns the line for the gap, what is missing, and whether there is anything to print at all
 */
export function cv(values: CvValues): CvResult {
  const gap = gapOf(values.gap);
  const { skills, jobs, education } = values;
  const texts = [values.job, values.contact, values.profile, values.languages, values.licence];
  const isEmpty =
    gap === null &&
    skills.length + jobs.length + education.length === 0 &&
    texts.every((text) => text === '');
  return { gap, missing: missingOf(values), isEmpty };
}

type Texts = FormRow['texts'];

const skillOf = ({ texts }: FormRow): CvSkill => ({
  skill: texts.skill ?? '',
  example: texts.example ?? '',
});
const jobOf = ({ texts }: FormRow): CvJob => ({
  years: texts.years ?? '',
  what: texts.what ?? '',
  where: texts.where ?? '',
});
const educationOf = ({ texts }: FormRow): CvEducation => ({
  years: texts.years ?? '',
  what: texts.what ?? '',
});

/**
 * Reads the form of the CV outline.
 * @param form names such as 'skill.0.example', values as typed
 * @param locale the language of the page
 * @returns the CV with every row that has anything in it, and the fields that could not be read
 */
export function parseCv(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: CvValues; errors: FieldError[] } {
  const { groups, errors } = readForm(cvSchema, form, locale);
  const start: Texts = groups.start?.[0]?.texts ?? {};
  const gap: Texts = groups.gap?.[0]?.texts ?? {};
  const more: Texts = groups.more?.[0]?.texts ?? {};
  const values: CvValues = {
    job: start.job ?? '',
    contact: start.contact ?? '',
    profile: start.profile ?? '',
    skills: (groups.skill ?? []).map(skillOf),
    jobs: (groups.job ?? []).map(jobOf),
    // the choice is checked against the schema when the form is read
    gap: { say: (gap.say as CvValues['gap']['say'] | undefined) ?? null, own: gap.own ?? '' },
    education: (groups.education ?? []).map(educationOf),
    languages: more.languages ?? '',
    licence: more.licence ?? '',
  };
  return { values, errors };
}
