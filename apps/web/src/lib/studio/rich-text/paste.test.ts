import { DOMParser as Parser } from 'linkedom';
import { cleanPaste } from './paste.js';

beforeAll(() => {
  // linkedom wants a whole page where browsers take a part of one.
  globalThis.DOMParser = class {
    parseFromString(html: string, type: 'text/html'): Document {
      const page = `<!doctype html><html><head></head><body>${html}</body></html>`;
      return new Parser().parseFromString(page, type) as unknown as Document;
    }
  };
});

test('text, links and tables stay; scripts, styles, handlers and pictures go', () => {
  const page =
    '<style>p{color:red}</style><h1 onclick="x()" style="color:red">Дял</h1>' +
    '<p class="x">Вижте <a href="https://nap.bg/" onmouseover="x()" target="_blank">НАП</a>' +
    '<img src="https://foreign.example/x.png" onerror="x()"><script>x()</script></p>' +
    '<table width="3"><tr><td style="width:3px">1</td></tr></table>';
  expect(cleanPaste(page)).toBe(
    '<h2>Дял</h2><p>Вижте <a href="https://nap.bg/">НАП</a></p>' +
      '<table><tr><td>1</td></tr></table>',
  );
});

test('bold and italic of a style stay, and what only looks bold to a machine is not', () => {
  expect(
    cleanPaste(
      '<b style="font-weight:normal"><span style="font-weight:700">а</span>' +
        '<span style="font-style: italic">б</span></b>',
    ),
  ).toBe('<span><b>а</b></span><span><i>б</i></span>');
});

const ofWord = (level: number, sign: string, text: string) =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>` +
  `<span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp;</span></span>${text}</p>`;

test('paragraphs that Word means as a list are a list', () => {
  const html = [
    '<p>Преди</p>',
    ofWord(1, '1.', 'едно'),
    ofWord(2, '·', 'вътре'),
    ofWord(1, '2.', 'две'),
    '<p>После</p>',
    ofWord(1, '·', 'друго'),
  ].join('');
  expect(cleanPaste(html)).toBe(
    '<p>Преди</p><ol><li><p>едно</p><ul><li><p>вътре</p></li></ul></li><li><p>две</p></li></ol>' +
      '<p>После</p><ul><li><p>друго</p></li></ul>',
  );
});
