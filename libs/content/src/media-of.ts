import type { Block } from './blocks.js';

function namedIn(block: Block): string[] {
  switch (block.block) {
    case 'image':
    case 'audio':
    case 'download':
      return [block.media];
    case 'video':
      return [block.media, block.captions];
    default:
      return [];
  }
}

/**
 * The files that blocks refer to: what must be kept as long as they are.
 * @param blocks of one language or of several, one after the other
 * @returns ids of the media store, each once, in the order of the text; places still empty are left out
 */
export function mediaOf(blocks: readonly Block[]): string[] {
  const ids = blocks.flatMap(namedIn).filter((id) => id !== '');
  return [...new Set(ids)];
}
