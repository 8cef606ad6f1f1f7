import type { Inline } from '../../blocks.js';
import { htmlToRich } from './html-to-rich.js';

const said = (value: string): Inline => ({ type: 'text', value });
const paragraph = (...children: Inline[]) => ({ type: 'paragraph', children });

test('words, headings, lists, links and marks stay; their look does not', () => {
  const { nodes, notes } = htmlToRich(`
    <div class="post"><h1 style="color:red">Заглавие</h1>
    <p onclick="steal()">Това   е <b>важно </b>и <span style="font-weight:700">силно</span>,
      <i><b>двойно</b></i>.<br>Нов ред <a href="https://kzp.bg/" onmouseover="x()">тук</a>.</p>
    <ul><li>едно<ul><li>вътре</li></ul></li><li><p>две</p></li></ul>
    <u>подчертано</u></div>`);
  expect(nodes).toEqual([
    { type: 'heading', depth: 2, children: [said('Заглавие')] },
    paragraph(
      said('Това е '),
      { type: 'strong', children: [said('важно')] },
      said(' и '),
      { type: 'strong', children: [said('силно')] },
      said(', '),
      { type: 'emphasis', children: [{ type: 'strong', children: [said('двойно')] }] },
      said('.'),
      { type: 'break' },
      said('Нов ред '),
      { type: 'link', href: 'https://kzp.bg/', children: [said('тук')] },
      said('.'),
    ),
    {
      type: 'list',
      ordered: false,
      items: [
        [
          paragraph(said('едно')),
          { type: 'list', ordered: false, items: [[paragraph(said('вътре'))]] },
        ],
        [paragraph(said('две'))],
      ],
    },
    paragraph(said('подчертано')),
  ]);
  expect(notes).toEqual([expect.objectContaining({ code: 'look', count: 1 })]);
});

test.each([
  ['<p>а<script>alert(1)</script>б</p>', 'аб'],
  ['<style>p{}</style><p>а</p>', 'а'],
  ['<p><a href="javascript:alert(1)">а</a></p>', 'а'],
  ['<p><a href="data:text/html,x">а</a></p>', 'а'],
  ['<svg><script>alert(1)</script><text>в</text></svg><p>а</p>', 'а'],
  ['<iframe src="https://a.bg"></iframe><p>а</p>', 'а'],
  ['<img src=x onerror=alert(1)><p>а</p>', 'а'],
  ['<p>а</p><form><input value="в"><textarea>в</textarea></form>', 'а'],
  ['<noscript><p>в</p></noscript><template><p>в</p></template><p>а</p>', 'а'],
  ['<table><tr><td><p>а</p></td></tr></table>', 'а'],
])('%s gives only its words', (html, words) => {
  expect(htmlToRich(html).nodes).toEqual([paragraph(said(words))]);
});

const junk = Array.from(
  { length: 1_500 },
  (_, at) => `<div class="c${at}" style="font:12px x" data-x="${'y'.repeat(40)}" onclick="f(${at})">
  <script>window.x${at} = document.cookie</script><style>.c${at}{color:#${at}}</style>
  <p><span style="color:red">Ред ${at}</span> <img src="https://track.example/${at}.gif"></p></div>`,
).join('');

test('a page of 300 kB with styles and scripts is its text, quickly', () => {
  expect(junk.length).toBeGreaterThan(300_000);
  // Time of this process, not of a busy machine.
  const start = process.cpuUsage();
  const { nodes, notes } = htmlToRich(junk);
  const { user } = process.cpuUsage(start);
  expect(user / 1_000).toBeLessThan(3_000);
  expect(nodes).toHaveLength(1_500);
  expect(nodes[7]).toEqual(paragraph(said('Ред 7')));
  expect(JSON.stringify(nodes)).not.toMatch(/script|cookie|style|onclick|track|color/);
  expect(notes).toEqual([expect.objectContaining({ code: 'left-out', count: 1_500 })]);
});

test('a page nested without end is cut, not followed', () => {
  const deep = 400;
  const { nodes, notes } = htmlToRich(`<p>а</p>${'<div>'.repeat(deep)}б${'</div>'.repeat(deep)}`);
  expect(nodes).toEqual([paragraph(said('а'))]);
  expect(notes.map(({ code }) => code)).toEqual(['too-deep']);
});
