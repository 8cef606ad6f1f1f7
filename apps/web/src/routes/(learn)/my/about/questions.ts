import type { LearnerFactName, LearnerFactValue } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

interface Question<Name extends LearnerFactName> {
  text: () => string;
  /** One sentence: what the answer is for. */
  why: () => string;
  choices: { value: LearnerFactValue<Name>; label: () => string }[];
}

/** How the facts for the reports are asked. */
export const questions: { [Name in LearnerFactName]: Question<Name> } = {
  sex: {
    text: m.asked_sex,
    why: m.asked_sex_why,
    choices: [
      { value: 'female', label: m.asked_sex_female },
      { value: 'male', label: m.asked_sex_male },
      { value: 'other', label: m.asked_sex_other },
    ],
  },
  ageBand: {
    text: m.asked_age,
    why: m.asked_age_why,
    choices: [
      { value: '18-29', label: m.asked_age_18 },
      { value: '30-54', label: m.asked_age_30 },
      { value: '55-64', label: m.asked_age_55 },
      { value: '65+', label: m.asked_age_65 },
    ],
  },
  regionSize: {
    text: m.asked_region,
    why: m.asked_region_why,
    choices: [
      { value: 'city', label: m.asked_region_city },
      { value: 'town', label: m.asked_region_town },
      { value: 'village', label: m.asked_region_village },
    ],
  },
};
