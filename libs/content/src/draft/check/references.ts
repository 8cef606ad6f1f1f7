import { formatDate } from '@pateka/domain';
import type { Inline } from '../../blocks.js';
import { eachInline } from '../../lesson-text.js';
import { eachRow, finding, quoted, type DraftRule, type SideRow } from './view.js';

function factsOf({ lines }: SideRow): Set<string> {
  const found = new Set<string>();
  const note = (inline: Inline): void => {
    if (inline.type === 'fact') found.add(inline.id);
  };
  for (const { inlines } of lines) eachInline(inlines, note);
  return found;
}

/** Every dated fact that a lesson prints exists, and its time has not passed. */
export const factsHold: DraftRule = (view) =>
  eachRow(view, (side, place) =>
    [...factsOf(side)].flatMap((id) => {
      const fact = view.catalogue.facts.get(id);
      if (!fact) {
        return [
          finding('unknown-fact', 'blocks', place, {
            message: { bg: `Няма факт „${quoted(id)}“.`, en: `There is no fact “${quoted(id)}”.` },
            remedy: {
              bg: 'Изберете факт от списъка.',
              en: 'Choose a fact from the list.',
            },
          }),
        ];
      }
      const { label, validTo } = fact;
      if (validTo === null || validTo >= view.catalogue.today) return [];
      return [
        finding('fact-out-of-date', 'advice', place, {
          message: {
            bg: `„${label.bg}“ важеше до ${formatDate(validTo, 'bg')}: сега вместо число се показва къде да се провери.`,
            en: `“${label.en}” held until ${formatDate(validTo, 'en')}: now the page says where to check instead of a figure.`,
          },
          remedy: {
            bg: 'Помолете за нова стойност или пишете без нея.',
            en: 'Ask for the new value, or write without it.',
          },
        }),
      ];
    }),
  );

/** Questions and reflections are told apart by their ids: answers and progress hang on them. */
export const idsAreUnique: DraftRule = ({ lesson }) => {
  const seen = new Set<string>();
  return lesson.blocks.flatMap(({ id: blockId, bg, en }) => {
    const block = bg ?? en;
    if (!block || !('id' in block)) return [];
    if (!seen.has(block.id)) {
      seen.add(block.id);
      return [];
    }
    const said = {
      message: {
        bg: 'Този блок е копие със същия номер като друг в урока.',
        en: 'This block is a copy with the same number as another one in the lesson.',
      },
      remedy: {
        bg: 'Направете го наново, за да не се смесят отговорите.',
        en: 'Make it anew, so that answers are not mixed up.',
      },
    };
    return [finding('same-id', 'blocks', { blockId, locale: null }, said)];
  });
};
