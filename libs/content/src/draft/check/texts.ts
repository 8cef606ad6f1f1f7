import type { Block, RichNode } from '../../blocks.js';
import { eachInline, plainText } from '../../lesson-text.js';
import { saysWhereItLeads } from '../../rules/link-text.js';
import {
  eachRow,
  finding,
  isBlank,
  isBlankText,
  quoted,
  type DraftRule,
  type Finding,
  type Said,
  type Side,
} from './view.js';

const emptyHeading: Said = {
  message: { bg: 'Има подзаглавие без думи.', en: 'A heading has no words.' },
  remedy: { bg: 'Напишете го или го изтрийте.', en: 'Write it, or delete it.' },
};
const earlyHeading: Said = {
  message: {
    bg: 'Малко подзаглавие стои преди първото подзаглавие.',
    en: 'A small heading stands before the first heading.',
  },
  remedy: {
    bg: 'Направете го подзаглавие: така урокът се следи и на слух.',
    en: 'Make it a heading, so that the lesson can be followed by ear as well.',
  },
};

function headingsIn({ locale, rows }: Side): Finding[] {
  let seen = false;
  return rows.flatMap(({ row, block }) => {
    if (block.block !== 'text') return [];
    return block.content.flatMap((node) => {
      if (node.type !== 'heading') return [];
      const early = node.depth === 3 && !seen;
      seen = true;
      const place = { blockId: row.id, locale };
      return [
        ...(isBlank(node.children)
          ? [finding('empty-heading', 'blocks', place, emptyHeading)]
          : []),
        ...(early ? [finding('heading-order', 'advice', place, earlyHeading)] : []),
      ];
    });
  });
}

/** Headings are not empty and do not skip a level, so that a screen reader's outline is whole. */
export const headingsInOrder: DraftRule = ({ sides }) => sides.flatMap(headingsIn);

function linksOf(inlines: readonly Parameters<typeof eachInline>[0][number][]) {
  const found: { words: string; href: string }[] = [];
  eachInline(inlines, (inline) => {
    if (inline.type === 'link') {
      found.push({ words: plainText(inline.children, 'bg'), href: inline.href });
    }
  });
  return found;
}

/** A link's words say where it leads. */
export const linkTexts: DraftRule = (view) =>
  eachRow(view, ({ lines }, place) =>
    lines
      .flatMap(({ inlines }) => linksOf(inlines))
      .filter(({ words }) => !saysWhereItLeads(words))
      .map(({ words, href }) =>
        finding('vague-link', 'advice', place, {
          message: {
            bg: `Връзката „${quoted(words.trim() || href)}“ не казва накъде води.`,
            en: `The link “${quoted(words.trim() || href)}” does not say where it leads.`,
          },
          remedy: {
            bg: 'Назовете мястото, например: „Комисия за защита на потребителите“.',
            en: 'Name the place, for example: “Consumer Protection Commission”.',
          },
        }),
      ),
  );

const emptyRow: Said = {
  message: { bg: 'Празен блок.', en: 'An empty block.' },
  remedy: {
    bg: 'Напишете нещо в него или го изтрийте.',
    en: 'Write something in it, or delete it.',
  },
};
const emptyBox: Said = {
  message: { bg: 'В карето няма текст.', en: 'The box has no text.' },
  remedy: emptyRow.remedy,
};
const emptyPrompt: Said = {
  message: { bg: 'Размисълът е без въпрос.', en: 'The reflection has no question.' },
  remedy: {
    bg: 'Напишете въпрос, на който участничката отговаря само за себе си.',
    en: 'Write a question that learners answer for themselves only.',
  },
};

function hollow(block: Block): Finding['code'] | null {
  switch (block.block) {
    case 'text':
      return isBlankText(block.content) ? 'empty-text' : null;
    case 'story':
    case 'callout':
      return isBlankText(block.content) ? 'empty-box' : null;
    case 'reflection':
      return isBlankText(block.prompt) ? 'empty-reflection' : null;
    default:
      return null;
  }
}

const hollowSaid: Record<string, Said> = {
  'empty-text': emptyRow,
  'empty-box': emptyBox,
  'empty-reflection': emptyPrompt,
};

/** A block without text: an empty text is left out, an empty box would be shown. */
export const blocksHaveContent: DraftRule = (view) => {
  const empty = view.lesson.blocks
    .filter(({ bg, en }) => bg === null && en === null)
    .map(({ id }) => finding('empty-row', 'advice', { blockId: id, locale: null }, emptyRow));
  const blank = eachRow(view, ({ block }, place) => {
    const code = hollow(block);
    if (code === null) return [];
    const severity = code === 'empty-text' ? 'advice' : 'blocks';
    return [finding(code, severity, place, hollowSaid[code] ?? emptyRow)];
  });
  return [...empty, ...blank];
};

const wideTable = 5;

function widest(nodes: readonly RichNode[]): number {
  return Math.max(
    0,
    ...nodes.map((node) =>
      node.type === 'table' ? Math.max(0, ...node.rows.map((cells) => cells.length)) : 0,
    ),
  );
}

/** A table with many columns cannot be read on a phone of 360 px. */
export const tablesFit: DraftRule = (view) =>
  eachRow(view, ({ block }, place) =>
    'content' in block && widest(block.content) > wideTable
      ? [
          finding('wide-table', 'advice', place, {
            message: {
              bg: `Таблицата има повече от ${wideTable} колони и е трудна за телефон.`,
              en: `The table has more than ${wideTable} columns and is hard to read on a phone.`,
            },
            remedy: {
              bg: 'Разделете я или я направете на списък.',
              en: 'Split it, or make it a list.',
            },
          }),
        ]
      : [],
  );
