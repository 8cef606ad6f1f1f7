import type { Bilingual } from '../locale.js';

/** Why an edition is taken away from learners at once. Staff choose one; learners read a neutral notice. */
export const withdrawalReasons = ['can-harm', 'is-wrong', 'out-of-date', 'rights'] as const;

/** Why an edition was withdrawn. */
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** The reasons as staff read them. */
export const withdrawalReasonTexts: Record<WithdrawalReason, Bilingual> = {
  'can-harm': {
    bg: 'Може да навреди на някого',
    en: 'It can harm somebody',
  },
  'is-wrong': {
    bg: 'В него има съществена грешка',
    en: 'There is a serious mistake in it',
  },
  'out-of-date': {
    bg: 'Вече не е вярно: законът или условията са променени',
    en: 'It is no longer true: the law or the conditions have changed',
  },
  rights: {
    bg: 'Нямаме право да го показваме',
    en: 'We have no right to show it',
  },
};

/**
 * Tells whether a text names a reason.
 * @param value any text
 */
export function isWithdrawalReason(value: string): value is WithdrawalReason {
  return (withdrawalReasons as readonly string[]).includes(value);
}
