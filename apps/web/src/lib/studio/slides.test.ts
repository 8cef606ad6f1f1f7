import type { Part } from '#lib/lesson/lesson.js';
import { slidesOf } from './slides.js';

const part = (kind: string, html: string | null): Part => ({
  kind,
  html,
  tool: null,
  figures: null,
  question: null,
});

test('a text is cut before each of its headings, everything else is a page of its own', () => {
  const lesson = [
    part('html', '<p>a</p><h2>b</h2><p>c</p><h2>d</h2>'),
    part('image', '<figure></figure>'),
  ];
  expect(slidesOf(lesson).map(({ html }) => html)).toEqual([
    '<p>a</p>',
    '<h2>b</h2><p>c</p>',
    '<h2>d</h2>',
    '<figure></figure>',
  ]);
});

test('nothing of the text is lost', () => {
  const html = '<h2>a</h2><p>b</p><h3>c</h3><h2>d</h2><p>e</p>';
  const cut = slidesOf([part('html', html)]);
  expect(cut.map((slide) => slide.html).join('')).toBe(html);
});
