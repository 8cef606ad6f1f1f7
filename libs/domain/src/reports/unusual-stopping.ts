import type { ReportNumber } from './report-document.js';

/** A lesson with how many people finished it, from closed releases. */
export interface LessonReached {
  lessonId: string;
  finished: ReportNumber;
}

/** A lesson after which unusually many did not go on. */
export interface StoppingPlace {
  lessonId: string;
  /** Of those who came to it, the whole percent who did not finish it. */
  lost: number;
  /** What a lesson of this module usually loses, in whole percent. */
  usual: number;
}

/**
 * Under 20 people one of them moves a share by more than 5 points: that would be one person's day and not the lesson.
 */
const fewestPeople = 20;

/**
 * How many points above the usual: of 20 people of whom a tenth is lost as a rule, the share lost strays by
 * √(0.1 × 0.9 ÷ 20) ≈ 7 points by chance; 15 are a little more than twice that.
 */
const unusualPoints = 15;

/** A number that stands for itself, and is not "at least" or hidden. */
function exactly({ value, atLeast, isAbsent = false }: ReportNumber): number | null {
  return value === null || atLeast || isAbsent || value < fewestPeople ? null : value;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
}

/**
 * Finds the lessons of a module at which unusually many people stop, in published figures only.
 *
 * A lesson loses the share of those who finished the lesson before it (the first: who began the module) and not the
 * lesson itself; a lesson that more people finished than the one before loses nobody. It is unusual when it loses at
 * least 15 points more than the median of the module's lessons. Compared are figures that are exact and 20 or more;
 * a lesson without them is left out, and so is the one after it.
 * @param began how many people began the module
 * @param lessons in the order of the course
 * @returns in that order
 */
export function unusualStopping(
  began: ReportNumber,
  lessons: readonly LessonReached[],
): StoppingPlace[] {
  const losses = lessons.flatMap(({ lessonId, finished }, place) => {
    const before = exactly(place === 0 ? began : (lessons[place - 1]?.finished ?? began));
    const after = exactly(finished);
    if (before === null || after === null) return [];
    return [{ lessonId, lost: Math.max(0, (100 * (before - after)) / before) }];
  });
  const usual = medianOf(losses.map(({ lost }) => lost));
  return losses
    .filter(({ lost }) => lost - usual >= unusualPoints)
    .map(({ lessonId, lost }) => ({
      lessonId,
      lost: Math.round(lost),
      usual: Math.round(usual),
    }));
}
