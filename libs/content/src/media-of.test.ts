import type { Block } from './blocks.js';
import { mediaOf } from './media-of.js';

const id = (digit: string) => digit.repeat(64);
const picture = (media: string): Block => ({
  block: 'image',
  media,
  alt: 'Тетрадка',
  decorative: false,
  words: 'none',
  caption: [],
});

test('every file of a lesson is named once, captions included, in the order of the text', () => {
  const blocks: Block[] = [
    { block: 'text', content: [] },
    picture(id('b')),
    { block: 'audio', media: id('a'), title: 'Запис', transcript: [] },
    { block: 'video', media: id('d'), title: 'Филм', captions: id('c') },
    { block: 'download', media: id('e'), title: 'Образец' },
    picture(id('b')),
  ];
  expect(mediaOf(blocks)).toEqual(['b', 'a', 'd', 'c', 'e'].map(id));
});

test('what is not chosen yet is no file', () => {
  const unfinished: Block = { block: 'video', media: '', title: '', captions: '' };
  expect(mediaOf([picture(''), unfinished])).toEqual([]);
});
