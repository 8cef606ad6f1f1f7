import fc from 'fast-check';
import { compileLesson } from '../../compile.js';
import { mediaOf } from '../../media-of.js';
import { arbitraryBlock } from '../../testing/arbitrary-block.js';
import { lessonFromDraft } from '../lesson-from-draft.js';
import { catalogue, withRow } from './check.fixture.js';
import { checkDraftLesson } from './index.js';

const kinds = fc.constantFrom('image', 'audio', 'video', 'captions', 'document');

test('what may be published is shown whole: nothing is left out that the checks let pass', () => {
  let letThrough = 0;
  fc.assert(
    fc.property(arbitraryBlock, fc.array(kinds, { minLength: 4, maxLength: 4 }), (block, kept) => {
      const files = mediaOf([block]).map((id, at) => [id, { kind: kept[at] ?? 'image' }] as const);
      const media = new Map([...catalogue.media, ...files]);
      const draft = withRow(block);
      const problems = checkDraftLesson(draft, ['bg', 'en'], { ...catalogue, media });
      if (problems.some(({ severity }) => severity === 'blocks')) return;
      letThrough += 1;
      const file = { type: 'x/y', bytes: 1, width: 1, height: 1 };
      const known = (id: string) => {
        const found = media.get(id);
        return found && { ...file, ...found };
      };
      const { unfinished } = compileLesson(lessonFromDraft(draft, ['bg', 'en']), 'bg', {
        mediaOf: known,
      });
      expect(unfinished).toEqual([]);
    }),
    { numRuns: 400 },
  );
  expect(letThrough).toBeGreaterThan(5);
});
