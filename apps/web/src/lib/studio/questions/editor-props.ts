import type { QuestionBlock } from '@pateka/content/draft';
import type { Locale, QuestionType } from '@pateka/domain';
import type { EditorContext } from '../context.js';

/** What the editor of one type of question gets and gives. */
export interface EditorProps<Type extends QuestionType> {
  question: Extract<QuestionBlock, { type: Type }>;
  /** The language of the text. */
  locale: Locale;
  context: EditorContext;
  onchange: (question: QuestionBlock) => void;
}
