import type { Bilingual } from '../locale.js';

/** One thing that a reviewer has to have looked at before learners read a module. */
export interface ChecklistItem {
  /** Stays for ever: it is kept with the review. */
  id: string;
  text: Bilingual;
}

/** What whoever approves has looked at, in the order of reading. A machine sees none of it. */
export const safetyChecklist: readonly ChecklistItem[] = [
  {
    id: 'neutral-titles',
    text: {
      bg: 'Заглавията са неутрални: на чужд екран не издават за какво е урокът.',
      en: 'The titles are neutral: on a screen that others see they do not tell what the lesson is about.',
    },
  },
  {
    id: 'nobody-real',
    text: {
      bg: 'Няма имена, места или истории на истински хора, нито техни снимки и гласове.',
      en: 'There are no names, places or stories of real people, nor their pictures or voices.',
    },
  },
  {
    id: 'no-risky-advice',
    text: {
      bg: 'Никъде не се съветва да се говори с насилника, да се напуска домът или да се местят пари, без преди това да е обмислено с консултант.',
      en: 'Nowhere does it advise confronting an abusive person, leaving home or moving money without first thinking it through with an adviser.',
    },
  },
  {
    id: 'safety-note',
    text: {
      bg: 'Където става дума за телефон, профил, банка или документи, има бележка за безопасност.',
      en: 'Where a phone, an account, a bank or documents come up, there is a safety note.',
    },
  },
  {
    id: 'content-note',
    text: {
      bg: 'Където може да натежи, има бележка за съдържанието и урокът може да се пропусне.',
      en: 'Where it can weigh on somebody, there is a content note and the lesson can be skipped.',
    },
  },
  {
    id: 'where-to-ask',
    text: {
      bg: 'Казано е къде да се попита, ако нечие положение е по-различно.',
      en: 'It says where to ask when somebody’s situation is different.',
    },
  },
  {
    id: 'facts-with-sources',
    text: {
      bg: 'Суми, срокове и телефони са факти с източник и дата, не са написани в текста.',
      en: 'Amounts, deadlines and telephone numbers are facts with a source and a date, not typed into the text.',
    },
  },
  {
    id: 'words',
    text: {
      bg: 'Думите са топли и прости: „преживели“, не „жертва“; никого не поучаваме и не обвиняваме.',
      en: 'The words are warm and plain: “survivors”, not “victims”; nobody is lectured or blamed.',
    },
  },
];

/**
 * @param ticked ids of the items that were ticked
 * @returns the items that are still open, in their order; none: it may be approved
 */
export function openItems(ticked: readonly string[]): ChecklistItem[] {
  return safetyChecklist.filter(({ id }) => !ticked.includes(id));
}
