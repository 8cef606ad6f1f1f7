import fc from 'fast-check';
import { cleanCaptions } from './clean-captions.js';

const good = `\uFEFFWEBVTT - made by Снежана Канарова
Kind: captions

STYLE
::cue { color: red }

NOTE
Снежана Канарова, 2026

intro
00:01.000 --> 00:04.000 align:start position:10%
Сметката за ток
<v Говорител>идва на <i>първо</i> число.</v>

1:00:00.000-->x
`.replace('\n1:00:00.000-->x\n', '');

test('captions are written anew: names, notes and styles do not come along', () => {
  expect(cleanCaptions(good)).toEqual({
    ok: true,
    text: `WEBVTT

00:00:01.000 --> 00:00:04.000 align:start position:10%
Сметката за ток
<v Говорител>идва на <i>първо</i> число.</v>
`,
  });
});

test('Windows and old Mac line ends are line ends', () => {
  const lines = ['WEBVTT', '', '00:01.000 --> 00:02.000', 'Да', ''];
  const [unix, windows, mac] = ['\n', '\r\n', '\r'].map((end) => cleanCaptions(lines.join(end)));
  expect(unix).toMatchObject({ ok: true });
  expect([windows, mac]).toEqual([unix, unix]);
});

const head = 'WEBVTT\n\n';
test.each([
  ['no head', '00:01.000 --> 00:02.000\nДа', 'captions-line', 1],
  ['an empty line before the head', '\nWEBVTT\n\n00:01.000 --> 00:02.000\nДа', 'captions-line', 1],
  ['a comma in a time', `${head}00:01,000 --> 00:02.000\nДа`, 'captions-time', 3],
  ['61 seconds', `${head}00:61.000 --> 02:02.000\nДа`, 'captions-time', 3],
  ['an end before the beginning', `${head}00:02.000 --> 00:01.000\nДа`, 'captions-time', 3],
  ['a place that does not exist', `${head}00:01.000 --> 00:02.000 top:1\nДа`, 'captions-time', 3],
  ['a text without times', `${head}Снежана\nДа`, 'captions-line', 3],
  [
    'times inside a text',
    `${head}00:01.000 --> 00:02.000\nа\n00:03.000 --> 00:04.000`,
    'captions-line',
    5,
  ],
  [
    'an order that goes back',
    `${head}00:05.000 --> 00:06.000\nа\n\n00:01.000 --> 00:02.000\nб`,
    'captions-order',
    6,
  ],
  ['a script', `${head}00:01.000 --> 00:02.000\nа\n<script>alert(1)</script>`, 'captions-tag', 5],
  ['a picture', `${head}00:01.000 --> 00:02.000\n<img src=x onerror=y>`, 'captions-tag', 4],
  ['a bracket that does not close', `${head}00:01.000 --> 00:02.000\n1 < 2`, 'captions-tag', 4],
])('%s is named with its line', (_what, text, reason, detail) => {
  expect(cleanCaptions(text)).toEqual({ ok: false, reason, detail });
});

test('a file without a single caption is no captions', () => {
  expect(cleanCaptions('WEBVTT\n\nNOTE\nпо-късно\n')).toEqual({
    ok: false,
    reason: 'captions-empty',
  });
});

test('whatever comes in: what is kept is kept as it is, and holds no element of a page', () => {
  const piece = fc.constantFrom(
    'WEBVTT',
    '\n',
    '\n\n',
    '00:01.000',
    ' --> ',
    '00:02.000',
    '<i>',
    '<b',
    '>',
    '<script>',
    'NOTE',
    'STYLE',
    'а',
    '&lt;',
    '-->',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const result = cleanCaptions(`WEBVTT\n\n00:01.000 --> 00:02.000\n${pieces.join('')}`);
      if (!result.ok) return;
      expect(cleanCaptions(result.text)).toEqual(result);
      expect(result.text).not.toMatch(/<script/);
    }),
  );
});
