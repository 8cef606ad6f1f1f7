import type { Block, Inline, RichNode } from '../../blocks.js';
import { sampleLesson } from '../../testing/sample-lesson.js';
import { draftFromLesson } from '../draft-from-lesson.js';
import type { DraftLesson } from '../draft.js';
import type { DraftCatalogue } from '../problem.js';
import { checkDraftLesson } from './index.js';

export const picture = 'a'.repeat(64);
export const recording = 'b'.repeat(64);
export const film = 'c'.repeat(64);
export const captions = 'd'.repeat(64);
export const leaflet = '9'.repeat(64);
export const catalogue: DraftCatalogue = {
  facts: new Map([
    [
      'minimum-wage-month',
      { label: { bg: 'Минимална заплата', en: 'Minimum wage' }, validTo: null },
    ],
    ['old', { label: { bg: 'Стара такса', en: 'Old fee' }, validTo: '2026-11-21' }],
  ]),
  competences: new Set(['infe:1.3', 'infe:2.1']),
  media: new Map([
    [picture, { kind: 'image' }],
    [recording, { kind: 'audio' }],
    [film, { kind: 'video' }],
    [captions, { kind: 'captions' }],
    [leaflet, { kind: 'document' }],
  ]),
  today: '2026-11-22',
};

export const said = (value: string): Inline[] => [{ type: 'text', value }];
export const paragraph = (value: string): RichNode[] => [
  { type: 'paragraph', children: said(value) },
];
export const text = (...content: RichNode[]): Block => ({ block: 'text', content });
export const link = (words: string): Block =>
  text({
    type: 'paragraph',
    children: [{ type: 'link', href: 'https://kzp.bg/', children: said(words) }],
  });
export const head = { block: 'question' as const, id: 'q', prompt: paragraph('Какво е първо?') };
export const why = paragraph('Защото е така.');
export const option = (answer: string, right = false, explanation = 'Защото.') => ({
  right,
  answer: said(answer),
  explanation: said(explanation),
});
export const choice = (next: string | null, right = true, answer = 'Питам') => ({
  ...option(answer, right),
  next,
});

/** The sample lesson, which has nothing to mend, with one more row. */
export function withRow(bg: Block | null, en: Block | null = bg): DraftLesson {
  const lesson = draftFromLesson(sampleLesson());
  const row = { id: 'extra', bg, en, translatedFrom: null };
  return { ...lesson, blocks: [...lesson.blocks, row] };
}

export function found(lesson: DraftLesson, languages: ('bg' | 'en')[] = ['bg', 'en']) {
  return checkDraftLesson(lesson, languages, catalogue);
}

export const image = {
  block: 'image' as const,
  media: picture,
  alt: 'Хладилник',
  decorative: false,
};
export const factIn = (id: string): Block =>
  text({ type: 'paragraph', children: [...said('Заплатата е '), { type: 'fact', id }] });
