import fc from 'fast-check';
import { blockSchema } from '../blocks.js';
import { blocksFromMarkdown } from '../package/blocks-from-markdown.js';
import { arbitraryBlock } from '../testing/arbitrary-block.js';
import { blocksToMarkdown } from './blocks-to-markdown.js';

/** A busy machine makes fewer of them. */
const inTime = { interruptAfterTimeLimit: 2_000, markInterruptAsFailure: false };

function read(text: string) {
  const { blocks, problems } = blocksFromMarkdown({ file: 'bg.md', text, linesBefore: 0 });
  return { blocks, problems };
}

test('the blocks of the test are what the schema allows', () => {
  fc.assert(
    fc.property(arbitraryBlock, (block) => {
      expect(blockSchema.parse(block)).toEqual(block);
    }),
    { numRuns: 60, ...inTime },
  );
});

test('any block written and read again is the same block', () => {
  fc.assert(
    fc.property(arbitraryBlock, (block) => {
      const isNothing = block.block === 'text' && block.content.length === 0;
      const text = blocksToMarkdown([block]);
      expect({ text, ...read(text) }).toEqual({
        text,
        problems: [],
        blocks: isNothing ? [] : [block],
      });
    }),
    { numRuns: 60, ...inTime },
  );
});
