import { blockLines, type Block } from '@pateka/content/draft';
import type { Locale } from '@pateka/domain';

/** @returns what a block says, line by line, for somebody who compares two of them */
export function blockText(block: Block, locale: Locale): string {
  return blockLines(block, locale)
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');
}
