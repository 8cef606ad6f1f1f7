/** What a learner may tell about herself for the reports, and the answers there are: bands, never exact. */
export const learnerFactValues = {
  sex: ['female', 'male', 'other'],
  ageBand: ['18-29', '30-54', '55-64', '65+'],
  /** Of the place she lives in: a city has over 100,000 people. */
  regionSize: ['city', 'town', 'village'],
} as const;

export type LearnerFactName = keyof typeof learnerFactValues;

export type LearnerFactValue<Name extends LearnerFactName> =
  (typeof learnerFactValues)[Name][number];

/** The names in the order in which they are asked. */
export const learnerFactNames = Object.keys(learnerFactValues) as readonly LearnerFactName[];

/** Her answers; null for what she would rather not say. */
export type LearnerFacts = { [Name in LearnerFactName]: LearnerFactValue<Name> | null };

/** The answers as they came from a form or a request. */
export type GivenFacts = { [Name in LearnerFactName]: string | null };

/** Whether an answer is one of those that are offered. */
export const isLearnerFact = <Name extends LearnerFactName>(
  name: Name,
  value: string,
): value is LearnerFactValue<Name> =>
  (learnerFactValues[name] as readonly string[]).includes(value);

/**
 * Looks for answers that are not offered.
 * @param given her answers
 * @returns the names of those, in the order of the questions
 */
export const unknownFacts = (given: GivenFacts): LearnerFactName[] =>
  learnerFactNames.filter((name) => {
    const value = given[name];
    return value !== null && !isLearnerFact(name, value);
  });
