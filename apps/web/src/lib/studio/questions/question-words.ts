import type { QuestionType } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/** What a kind of question is called, and how an answer to it counts, in the language of the studio. */
export const typeWords: Record<QuestionType, { name: () => string; credit: () => string }> = {
  single: { name: m.blocks_type_single, credit: m.blocks_credit_single },
  multiple: { name: m.blocks_type_multiple, credit: m.blocks_credit_multiple },
  'true-false': { name: m.blocks_type_true_false, credit: m.blocks_credit_true_false },
  number: { name: m.blocks_type_number, credit: m.blocks_credit_number },
  order: { name: m.blocks_type_order, credit: m.blocks_credit_order },
  match: { name: m.blocks_type_match, credit: m.blocks_credit_match },
  gap: { name: m.blocks_type_gap, credit: m.blocks_credit_gap },
  text: { name: m.blocks_type_text, credit: m.blocks_credit_text },
  scenario: { name: m.blocks_type_scenario, credit: m.blocks_credit_scenario },
};

/** What the prompt of a kind of question is: a question, a statement, an introduction. */
export function promptName(type: QuestionType): string {
  switch (type) {
    case 'true-false':
      return m.blocks_prompt_statement();
    case 'gap':
      return m.blocks_prompt_gap();
    case 'scenario':
      return m.blocks_prompt_scenario();
    default:
      return m.blocks_prompt();
  }
}
