import {
  addModule,
  chooseEdition,
  type CourseDraft,
  moveModule,
  newestOn,
  removeModule,
  type Shelf,
} from '@pateka/content/draft';
import { covers, plainCover } from '@pateka/domain';
import { formList, formText } from '#lib/server/form-text.js';

const lines = (text: string): string[] => text.split(/\r?\n/);

const both = (form: FormData, name: string) => ({
  bg: formText(form, `${name}-bg`),
  en: formText(form, `${name}-en`),
});

/** "lesson 0.8": what has to be right, and how much of it; anything else is no demand. */
function masteryOf(text: string): CourseDraft['mastery'] {
  const [of, share] = text.split(' ');
  const number = Number(share);
  if ((of !== 'lesson' && of !== 'course') || !(number > 0 && number <= 1)) return null;
  return { of, share: number };
}

function numberBetween(text: string, least: number, most: number): number {
  const number = Number(text);
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : least;
}

/**
 * Reads a course from the composer's form: all of it is there, so that no button loses what was typed.
 * @param form what was posted; modules come in the order in which they stand on the page
 */
export function readCourse(form: FormData): CourseDraft {
  const outcomes = both(form, 'outcomes');
  const cover = formText(form, 'cover');
  return {
    title: both(form, 'title'),
    summary: both(form, 'summary'),
    outcomes: { bg: lines(outcomes.bg), en: lines(outcomes.en) },
    modules: formList(form, 'module').map((moduleId) => ({
      moduleId,
      edition: Math.trunc(numberBetween(formText(form, `edition-${moduleId}`), 1, 100_000)),
      optional: formList(form, `optional-${moduleId}`),
      after: formList(form, `after-${moduleId}`),
    })),
    maxSkippedShare: numberBetween(formText(form, 'skip'), 0, 0.3),
    mastery: masteryOf(formText(form, 'mastery')),
    certificateTitle: formText(form, 'certificate') === 'no' ? null : both(form, 'certificate'),
    cover: covers.find((name) => name === cover) ?? plainCover,
  };
}

/**
 * Does what a button of the form says, such as "up m1". An unknown one does nothing but save.
 * @param draft the course as it was typed
 * @param step the button's value
 */
export function afterStep(draft: CourseDraft, step: string, shelf: Shelf): CourseDraft {
  const [what, moduleId = ''] = step.split(' ');
  switch (what) {
    case 'add':
      return addModule(draft, moduleId, shelf);
    case 'remove':
      return removeModule(draft, moduleId);
    case 'up':
      return moveModule(draft, moduleId, -1);
    case 'down':
      return moveModule(draft, moduleId, 1);
    case 'newest': {
      const edition = newestOn(shelf, moduleId)?.number ?? 0;
      return chooseEdition(draft, { moduleId, edition }, shelf);
    }
    default:
      return draft;
  }
}
