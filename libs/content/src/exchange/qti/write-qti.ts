import type { Bilingual, Locale } from '@pateka/domain';
import { strToU8, zipSync } from 'fflate';
import type { Block, RichNode } from '../../blocks.js';
import { NoteBook } from '../../import/notes.js';
import type { ImportNote } from '../../import/result.js';
import { inlinesOf, plainText } from '../../lesson-text.js';
import { tag, writeMarkup, xmlHead, type Markup } from '../markup.js';
import { questionItem, reflectionItem, stepItem, type QtiItem } from './qti-item.js';

/** What may be written as items: questions, and things to think about. */
export type QtiBlock = Extract<Block, { block: 'question' | 'reflection' }>;

/** What QTI says otherwise than we do. */
const qtiNotes = {
  unfinished: {
    bg: 'Недовършен въпрос: няма отговори, по които да се познае верният. Не влезе във файла.',
    en: 'An unfinished question: nothing in it tells which answer is right. It is not in the file.',
  },
  scenario: {
    bg: 'История с избор: всяка стъпка стана отделен въпрос, а пътят между тях не се пренася.',
    en: 'A story with choices: each step became a question of its own; the way between them is not carried.',
  },
  facts: {
    bg: 'Стойност с дата: навън отиде само знакът ѝ :fact[…]. Сложете на негово място днешната стойност.',
    en: 'A dated value: only its mark :fact[…] went out. Put today’s value in its place.',
  },
  order: {
    bg: 'Подреждане: навън точка носи само изцяло верният ред.',
    en: 'Ordering: elsewhere only the wholly right order scores.',
  },
} as const satisfies Record<string, Bilingual>;

const SCHEMA = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const SCHEMA_FILE = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd';
const PACKAGE = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const PACKAGE_FILE =
  'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

const LONGEST_TITLE = 80;

function titleOf(prompt: readonly RichNode[], name: string, locale: Locale): string {
  const [first] = prompt;
  const words = first && 'children' in first ? plainText(first.children, locale) : '';
  return words.trim() === '' ? name : [...words.trim()].slice(0, LONGEST_TITLE).join('');
}

function itemXml(item: QtiItem, identifier: string, title: string, locale: Locale): string {
  const attributes = {
    xmlns: SCHEMA,
    'xmlns:xsi': INSTANCE,
    'xsi:schemaLocation': `${SCHEMA} ${SCHEMA_FILE}`,
    identifier,
    title,
    adaptive: 'false',
    'time-dependent': 'false',
    'xml:lang': locale,
  };
  const children = [
    ...item.declarations,
    tag('qti-item-body', {}, item.body),
    ...(item.processing.length > 0 ? [tag('qti-response-processing', {}, item.processing)] : []),
    ...item.feedback,
  ];
  return xmlHead + writeMarkup([tag('qti-assessment-item', attributes, children)]);
}

function manifestXml(files: readonly { identifier: string; path: string }[]): string {
  const resource = ({ identifier, path }: { identifier: string; path: string }): Markup =>
    tag('resource', { identifier, type: 'imsqti_item_xmlv3p0', href: path }, [
      tag('file', { href: path }),
    ]);
  const attributes = {
    xmlns: PACKAGE,
    'xmlns:xsi': INSTANCE,
    'xsi:schemaLocation': `${PACKAGE} ${PACKAGE_FILE}`,
    identifier: 'manifest',
  };
  const text = (name: string, value: string) => tag(name, {}, [{ '#text': value }]);
  return (
    xmlHead +
    writeMarkup([
      tag('manifest', attributes, [
        tag('metadata', {}, [text('schema', 'QTI Package'), text('schemaversion', '3.0.0')]),
        tag('organizations'),
        tag('resources', {}, files.map(resource)),
      ]),
    ])
  );
}

/** One or, for a scenario, several items of a block. */
function itemsOf(block: QtiBlock, locale: Locale, notes: NoteBook): QtiItem[] {
  if (block.block === 'reflection') return [reflectionItem(block.prompt, locale)];
  if (block.type !== 'scenario') {
    const item = questionItem(block, locale);
    if (!item) notes.add('unfinished', qtiNotes.unfinished);
    else if (block.type === 'order') notes.add('order', qtiNotes.order);
    return item ? [item] : [];
  }
  const steps = block.steps.filter(({ choices }) => choices.some(({ right }) => right));
  const code = steps.length > 0 ? 'scenario' : 'unfinished';
  notes.add(code, qtiNotes[code]);
  return steps.map((step, index) =>
    stepItem(index === 0 ? { ...step, text: [...block.prompt, ...step.text] } : step, locale),
  );
}

/** ZIP keeps local time; the same questions give the same bytes. */
const firstDay = new Date(1980, 0, 1);

/**
 * Writes questions as a QTI 3 package: a ZIP of items with their manifest, in one language.
 * @param blocks questions and things to think about
 * @param locale their language
 * @returns the bytes of the ZIP, and what was left out or said otherwise
 */
export function writeQti(
  blocks: readonly QtiBlock[],
  locale: Locale,
): { bytes: Uint8Array; notes: ImportNote[] } {
  const notes = new NoteBook();
  const files = blocks.flatMap((block) => {
    const items = itemsOf(block, locale, notes);
    if (items.length > 0) {
      const facts = inlinesOf([block]).filter(({ type }) => type === 'fact').length;
      notes.add('facts', qtiNotes.facts, facts);
    }
    return items.map((item) => ({ item, prompt: block.prompt }));
  });
  const named = files.map(({ item, prompt }, index) => {
    const identifier = `item-${index + 1}`;
    const xml = itemXml(item, identifier, titleOf(prompt, identifier, locale), locale);
    return { identifier, path: `items/${identifier}.xml`, xml };
  });
  const entries = [
    ['imsmanifest.xml', manifestXml(named)] as const,
    ...named.map(({ path, xml }) => [path, xml] as const),
  ];
  const zip = Object.fromEntries(entries.map(([path, xml]) => [path, strToU8(xml)]));
  return { bytes: zipSync(zip, { mtime: firstDay }), notes: notes.list() };
}
