import fc from 'fast-check';
import { isReturnAfterExit, localPath, type Arrival } from './return-guard.js';

const back: Arrival = {
  method: 'GET',
  routeId: '/(learn)/l/[id]',
  site: 'same-origin',
  destination: 'document',
  hasVisit: false,
  asksAgain: false,
};

test('Back to a lesson after quick exit is recognised', () => {
  expect(isReturnAfterExit(back)).toBe(true);
  expect(isReturnAfterExit({ ...back, destination: null })).toBe(true);
});

test('so is Back to a file of a lesson; a picture inside a page is none', () => {
  const file = { ...back, routeId: '/(quiet)/media/[id]/[file]' };
  expect(isReturnAfterExit(file)).toBe(true);
  expect(isReturnAfterExit({ ...file, destination: 'image' })).toBe(false);
  expect(isReturnAfterExit({ ...file, destination: 'video' })).toBe(false);
});

test.each<[string, Partial<Arrival>]>([
  ['a visit that goes on', { hasVisit: true }],
  ['an address that was typed', { site: 'none' }],
  ['a link from elsewhere', { site: 'cross-site' }],
  ['a neutral page', { routeId: '/(public)/help' }],
  ['a page that does not exist', { routeId: null }],
  ['a form', { method: 'POST' }],
  ['a request of a script', { destination: 'empty' }],
  ['the wish to read again', { asksAgain: true }],
  ['an old browser', { site: null }],
])('%s is no return', (_, arrival) => {
  expect(isReturnAfterExit({ ...back, ...arrival })).toBe(false);
});

describe('paths to go back to', () => {
  test.each([['/'], ['/help'], ['/l/abc?x=1'], ['/a%20b']])('%s stays', (path) => {
    expect(localPath(path)).toBe(path);
  });

  test.each([
    ['https://evil.example'],
    ['//evil.example'],
    ['/\\evil.example'],
    ['/\t/evil.example'],
    ['javascript:alert(1)'],
    [''],
    [null],
    [undefined],
    [{}],
    ['/a\\..\\b'],
  ])('%p becomes the start page', (path) => {
    expect(localPath(path)).toBe('/');
  });

  test('none leaves the site', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const path = localPath(`/${text}`);
        expect(new URL(path, 'https://own.example').host).toBe('own.example');
      }),
    );
  });
});
