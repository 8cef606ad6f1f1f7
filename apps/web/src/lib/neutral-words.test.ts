import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readMessages } from '../../vite/messages.js';
import * as paths from './paths.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Safety 13: what titles, addresses and file names never contain, in any language. */
const TELLING =
  /насил|убежищ|приют|криз|преживел|жертв|принуд|натиск|заплах|полици|violen|shelter|crisis|surviv|victim|coerc|abus|refuge|threat|динамика|dinamika|анимус|animus/iu;
/** Words that the product does not use at all (safety 42, 45). */
const UNKIND =
  /жертв|грешн|провал|(?<!\p{L})тест(а|ът|ове|овете)?(?!\p{L})|victim|wrong|fail(ed|ure)?\b/iu;

const texts = ['bg', 'en'].flatMap((locale) =>
  [...readMessages(here('../../messages'), locale)].flatMap(([, entries]) =>
    [...entries].map(([key, text]): [string, string] => [`${locale} ${key}`, text]),
  ),
);
const titles = texts.filter(([key]) => /_tab$|_site_name$|_file$/.test(key));

test('titles in the browser are neutral', () => {
  expect(titles.length).toBeGreaterThan(10);
  expect(titles.filter(([, text]) => TELLING.test(text))).toEqual([]);
});

test('addresses are neutral', () => {
  const routes = readdirSync(here('../routes'), { recursive: true, encoding: 'utf8' });
  const addresses = [...routes, ...Object.values(paths)];
  expect(addresses.filter((address) => TELLING.test(address))).toEqual([]);
});

test('no text blames or scares', () => {
  expect(texts.filter(([, text]) => UNKIND.test(text))).toEqual([]);
});

test.each([['Помощ при насилие'], ['Crisis centre'], ['center-dinamika']])(
  '%s would be found',
  (text) => {
    expect(TELLING.test(text)).toBe(true);
  },
);

test.each([['Грешно!'], ['Моят тест'], ['You failed']])('%s would be found, too', (text) => {
  expect(UNKIND.test(text)).toBe(true);
});
