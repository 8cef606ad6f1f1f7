import type { Link, Nodes, PhrasingContent } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { linkPattern, type Inline } from '../blocks.js';
import { kebabPattern } from '../ids.js';
import type { Explanation } from './problem.js';
import { at, report, sourceOf, type Reading } from './reading.js';

const sumPattern = /^-?\d{1,7}(?:\.\d{1,2})?$/;

const pictureInText: Explanation = {
  message: {
    bg: 'Картина не може да стои вътре в текст.',
    en: 'Pictures do not stand inside text.',
  },
  remedy: {
    bg: 'Махнете я оттук и я сложете в свой блок: `:::image{media=…}`.',
    en: 'Remove it here and write a block `:::image{media=…}` of its own.',
  },
};

const refusedInline: Readonly<Record<string, Explanation>> = {
  html: {
    message: { bg: 'HTML не се приема.', en: 'HTML is not allowed.' },
    remedy: {
      bg: 'Пишете с Markdown, а вместо знака `<` напишете „по-малко от“.',
      en: 'Write Markdown, or spell `<` as “less than”.',
    },
  },
  inlineCode: {
    message: {
      bg: 'Текст между обратни апострофи не се приема.',
      en: 'Text between backticks is not allowed.',
    },
    remedy: { bg: 'Махнете двата знака.', en: 'Remove both of them.' },
  },
  image: pictureInText,
  imageReference: pictureInText,
  delete: {
    message: { bg: 'Зачеркнат текст не се приема.', en: 'Struck-through text is not allowed.' },
    remedy: { bg: 'Махнете знаците `~~`.', en: 'Remove the `~~` signs.' },
  },
  footnoteReference: {
    message: { bg: 'Бележки под линия не се приемат.', en: 'Footnotes are not allowed.' },
    remedy: { bg: 'Напишете казаното в самия текст.', en: 'Put the remark into the text.' },
  },
  linkReference: {
    message: {
      bg: 'Връзка, чийто адрес стои на друго място, не се приема.',
      en: 'Links by reference are not allowed.',
    },
    remedy: {
      bg: 'Напишете адреса веднага след думите: `[текст](https://…)`.',
      en: 'Write `[text](https://…)` in place.',
    },
  },
};

const refusedKind: Explanation = {
  message: {
    bg: 'Такъв Markdown тук не се приема.',
    en: 'This kind of Markdown is not allowed here.',
  },
  remedy: {
    bg: 'Използвайте заглавия, абзаци, списъци, таблици, получер, курсив и връзки.',
    en: 'Use headings, paragraphs, lists, tables, emphasis and links.',
  },
};

const noDescription: Explanation = {
  message: { bg: 'Картината няма описание.', en: 'A picture has no alternative text.' },
  remedy: {
    bg: 'Напишете между скобите какво показва, за хора, които не я виждат.',
    en: 'Say between the brackets what it shows, for those who do not see it.',
  },
};

/**
 * Notes that a kind of Markdown has no place here.
 * @param reading the file being read
 * @param node the node refused
 */
export function refuse(reading: Reading, node: Nodes): void {
  if (node.type === 'image' && !node.alt?.trim()) report(reading, node, noDescription);
  report(reading, node, refusedInline[node.type] ?? refusedKind);
}

const noFact = (label: string): Explanation => ({
  message: {
    bg: `\`:fact[${label}]\` не води към факт.`,
    en: `\`:fact[${label}]\` names no fact.`,
  },
  remedy: {
    bg: 'Напишете между скобите `id` на факта, например `:fact[minimum-wage-month]`.',
    en: 'Write `:fact[fact-id]`.',
  },
});

const noSum = (label: string): Explanation => ({
  message: {
    bg: `\`:sum[${label}]\` не е сума.`,
    en: `\`:sum[${label}]\` is not an amount.`,
  },
  remedy: {
    bg: 'Напишете само числото, с точка пред центовете: `:sum[220]`, `:sum[12.50]` или `:sum[-5]`.',
    en: 'Write the number only, with a point for cents: `:sum[220]`, `:sum[12.50]` or `:sum[-5]`.',
  },
});

function factOrSum(node: TextDirective, reading: Reading): Inline[] {
  const [only] = node.children;
  const label = node.children.length === 1 && only?.type === 'text' ? only.value : '';
  if (node.name === 'fact') {
    if (kebabPattern.test(label)) return [at(reading, node, { type: 'fact', id: label })];
    report(reading, node, noFact(label));
    return [];
  }
  if (sumPattern.test(label)) return [{ type: 'sum', amount: Number(label) }];
  report(reading, node, noSum(label));
  return [];
}

/**
 * Reads a sign by its number: for what Markdown has no way to write, such as a space at the end of a line.
 * Without a number it is nothing, so that an empty line can be written.
 */
function sign(node: TextDirective, reading: Reading): Inline[] {
  const [only] = node.children;
  const label = only?.type === 'text' ? only.value : '';
  if (label === '') return [];
  const code = /^\d{1,7}$/.test(label) ? Number(label) : Infinity;
  if (code <= 0x10ffff) return [{ type: 'text', value: String.fromCodePoint(code) }];
  report(reading, node, {
    message: { bg: `\`:char[${label}]\` не е знак.`, en: `\`:char[${label}]\` is no sign.` },
    remedy: {
      bg: 'Напишете номера му в Unicode: `:char[160]`.',
      en: 'Write its Unicode number: `:char[160]`.',
    },
  });
  return [];
}

/** What can be written in brackets where Markdown's own signs would not be understood. */
const spelledOut: Readonly<Record<string, (node: TextDirective, reading: Reading) => Inline[]>> = {
  char: sign,
  br: () => [{ type: 'break' }],
  em: (node, reading) => [{ type: 'emphasis', children: toInline(node.children, reading) }],
  strong: (node, reading) => [{ type: 'strong', children: toInline(node.children, reading) }],
};

const noBraces = (name: string): Explanation => ({
  message: { bg: `\`:${name}\` не приема \`{…}\`.`, en: `\`:${name}\` takes no \`{…}\`.` },
  remedy: { bg: 'Махнете фигурните скоби.', en: 'Remove the braces.' },
});

const unknownSign = (name: string): Explanation => ({
  message: { bg: `\`:${name}\` не се познава.`, en: `\`:${name}\` is not known.` },
  remedy: {
    bg: 'В текста има само `:fact[…]`, `:sum[…]`, `:em[…]`, `:strong[…]`, `:br[]` и `:char[…]`; след обикновено двоеточие оставете интервал.',
    en: 'Inside text only `:fact[…]`, `:sum[…]`, `:em[…]`, `:strong[…]`, `:br[]` and `:char[…]` exist; put a space after a colon that is just a colon.',
  },
});

function textDirective(node: TextDirective, reading: Reading): Inline[] {
  const written = sourceOf(reading, node);
  const bare = !written.includes('[') && !written.includes('{');
  const spelled = Object.hasOwn(spelledOut, node.name) ? spelledOut[node.name] : undefined;
  if (spelled && written.includes('[')) return spelled(node, reading);
  if (node.name === 'fact' || node.name === 'sum') {
    if (Object.keys(node.attributes ?? {}).length > 0) {
      report(reading, node, noBraces(node.name));
    }
    return factOrSum(node, reading);
  }
  // A colon inside text, as in 8:30, looks like a directive to the parser; it is text.
  if (bare) return [{ type: 'text', value: written }];
  report(reading, node, unknownSign(node.name));
  return [];
}

const refusedLink = (url: string): Explanation => ({
  message: {
    bg: `Връзката \`${url}\` води към място, което не се приема.`,
    en: `The link \`${url}\` leads to a place that is not allowed.`,
  },
  remedy: {
    bg: 'Връзката води към `https://…` или към урок: `lesson:lesson-id`. Телефонът е факт, а имейл адреси не се пишат никъде.',
    en: 'Link to `https://…` or `lesson:lesson-id`; a telephone is a fact; write e-mail addresses nowhere.',
  },
});

function link(node: Link, reading: Reading): Inline[] {
  const children = toInline(node.children, reading);
  // Found in finished text, where it was written with a backslash so as to be no link.
  if (!node.position) return children;
  if (linkPattern.test(node.url))
    return [at(reading, node, { type: 'link', href: node.url, children })];
  report(reading, node, refusedLink(node.url));
  return [];
}

function one(node: PhrasingContent, reading: Reading): Inline[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: node.value.replace(/\s*\n\s*/g, ' ') }];
    case 'break':
      return [{ type: 'break' }];
    case 'emphasis':
    case 'strong':
      return [{ type: node.type, children: toInline(node.children, reading) }];
    case 'link':
      return link(node, reading);
    case 'textDirective':
      return textDirective(node, reading);
    default:
      refuse(reading, node);
      return [];
  }
}

function joinTexts(nodes: Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if (node.type !== 'text' || node.value !== '') joined.push(node);
  }
  return joined;
}

/**
 * Turns Markdown's running text into ours.
 * @param nodes phrasing content of Markdown
 * @param reading the file being read; receives problems
 * @returns running text; what is refused is left out
 */
export function toInline(nodes: readonly PhrasingContent[], reading: Reading): Inline[] {
  return joinTexts(nodes.flatMap((node) => one(node, reading)));
}
