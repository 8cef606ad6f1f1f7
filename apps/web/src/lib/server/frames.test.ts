import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { framedLocale, frameOptions, framingOf } from './frames.js';

const routes = fileURLToPath(new URL('../../routes', import.meta.url));
/** Every folder of routes, as kit names it. */
const routeIds = readdirSync(routes, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(routes.length));

const framed = '/(staff)/(framed)/staff/modules/[id]/lessons/[lesson]/preview/[locale]';

test('of all routes exactly the preview of a lesson may be framed', () => {
  expect(routeIds.length).toBeGreaterThan(40);
  expect(routeIds.filter((id) => framingOf(id).mayBeFramed)).toEqual([framed]);
  const sameOrigin = routeIds.filter((id) => frameOptions(id) !== 'DENY');
  expect(sameOrigin).toEqual([framed]);
  expect(frameOptions(null)).toBe('DENY');
  expect(framingOf(null)).toEqual({ mayBeFramed: false, holdsFrame: false });
});

test('a frame is held by the preview and by the editor only, never by a page for learners', () => {
  const holding = routeIds.filter((id) => framingOf(id).holdsFrame);
  expect(holding).toContain('/(staff)/staff/modules/[id]/lessons/[lesson]/preview');
  expect(holding).toContain('/(staff)/staff/modules/[id]/write/[lesson]');
  for (const id of holding)
    expect(id).toMatch(/^\/\(staff\)\/staff\/modules\/\[id\]\/(write|less)/);
  expect(framingOf('/(staff)/staff/modules/[id]/written').holdsFrame).toBe(false);
});

test('the page in the frame speaks the language of the lesson', () => {
  expect(framedLocale(framed, { locale: 'en' })).toBe('en');
  expect(framedLocale(framed, { locale: 'fr' })).toBeUndefined();
  expect(framedLocale('/(learn)/courses', { locale: 'en' })).toBeUndefined();
});
