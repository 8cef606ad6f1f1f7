import type { Block } from '@pateka/content/draft';
import type { Locale } from '@pateka/domain';
import type { EditorContext } from '../context.js';

/** What the form of one kind of block gets and gives. */
export interface FormProps<Kind extends Block['block']> {
  block: Extract<Block, { block: Kind }>;
  /** The language of the text. */
  locale: Locale;
  context: EditorContext;
  onchange: (block: Block) => void;
}
