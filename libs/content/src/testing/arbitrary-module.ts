import type { Locale } from '@pateka/domain';
import fc from 'fast-check';
import type { DraftBlock, DraftLesson } from '../draft/draft.js';
import type { ImportedModule } from '../import/result.js';
import { arbitraryBlock, id, sentence } from './arbitrary-block.js';

/* Modules as the studio can make them: in one language or both, finished or not. */

const draftHead = fc.record({
  title: sentence,
  purpose: sentence,
  outcomes: fc.array(sentence, { maxLength: 3 }),
  note: sentence,
});
const emptyHead = { title: '', purpose: '', outcomes: [], note: '' };

const row = (withEnglish: boolean): fc.Arbitrary<DraftBlock> => {
  const side = fc.option(arbitraryBlock, { nil: null, freq: 4 });
  return fc.record({
    id,
    bg: side,
    en: withEnglish ? side : fc.constant(null),
    translatedFrom: fc.option(fc.stringMatching(/^[0-9a-f]{16}$/), { nil: null }),
  });
};

const lesson = (withEnglish: boolean): fc.Arbitrary<DraftLesson> =>
  fc.record({
    id,
    skippable: fc.boolean(),
    exercise: fc.integer({ min: 0, max: 3 }),
    competences: fc.array(fc.constantFrom('infe:2.1', 'lifecomp:P1', 'x: #'), { maxLength: 2 }),
    bg: draftHead,
    en: withEnglish ? draftHead : fc.constant(emptyHead),
    headTranslatedFrom: fc.option(fc.stringMatching(/^[0-9a-f]{16}$/), { nil: null }),
    blocks: fc.uniqueArray(row(withEnglish), { maxLength: 4, selector: ({ id: name }) => name }),
  });

/** A module in one language or both, finished or not. */
export const arbitraryModule: fc.Arbitrary<ImportedModule> = fc.boolean().chain((withEnglish) => {
  const languages: Locale[] = withEnglish ? ['bg', 'en'] : ['bg'];
  return fc.record({
    title: fc.record({ bg: sentence, en: sentence }),
    summary: fc.record({ bg: sentence, en: sentence }),
    languages: fc.constant(languages),
    lessons: fc.uniqueArray(lesson(withEnglish), {
      maxLength: 3,
      selector: ({ id: name }) => name,
    }),
  });
});
