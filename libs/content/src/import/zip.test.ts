import { zipSync } from 'fflate';
import { handMadeZip, type HandMadeEntry } from '../testing/hand-made-zip.js';
import { readZip, zipLimits } from './zip.js';

const text = (value: string) => new TextEncoder().encode(value);
const [one, two] = [text('едно'), text('две')];

test('an honest archive is unpacked, packed and stored files alike', async () => {
  const files = { 'a.txt': one, 'папка/б.txt': two };
  for (const level of [0, 9] as const) {
    const read = await readZip(zipSync(files, { level }));
    expect(read).toEqual({ ok: true, files: new Map(Object.entries(files)) });
  }
  const made = await readZip(
    handMadeZip([
      { name: 'папка/', mode: 0o040755 },
      { name: 'папка/а', bytes: one, deflate: true },
    ]),
  );
  expect(made).toEqual({ ok: true, files: new Map([['папка/а', one]]) });
});

const million = new Uint8Array(1_200_000);
const bad: Record<string, [reason: string, entries: HandMadeEntry[]]> = {
  'a path upwards': ['zip-path', [{ name: '../../etc/passwd', bytes: one }]],
  'a path upwards inside': ['zip-path', [{ name: 'a/../../b', bytes: one }]],
  'an absolute path': ['zip-path', [{ name: '/etc/passwd', bytes: one }]],
  'a drive': ['zip-path', [{ name: 'C:/windows', bytes: one }]],
  backslashes: ['zip-path', [{ name: '..\\..\\a', bytes: one }]],
  'a NUL in a name': ['zip-path', [{ name: 'a.png\u0000.exe', bytes: one }]],
  'an empty step of a path': ['zip-path', [{ name: 'a//b', bytes: one }]],
  'two names of one file': ['zip-path', [{ name: 'a', localName: '../a', bytes: one }]],
  'a symbolic link': ['zip-link', [{ name: 'a', mode: 0o120777, bytes: text('/etc/passwd') }]],
  'a device': ['zip-link', [{ name: 'a', mode: 0o020666, bytes: one }]],
  'an encrypted file': [
    'zip-encrypted',
    [{ name: 'a', encrypted: true, deflate: true, bytes: one }],
  ],
  'a bomb': ['zip-bomb', [{ name: 'a', bytes: million, deflate: true }]],
  'shared bytes': [
    'zip-bomb',
    [
      { name: 'a', bytes: handMadeZip([{ name: 'b', bytes: one }]) },
      { name: 'b', bytes: one, headerAt: 31 },
    ],
  ],
  'two files of one name': [
    'zip-double',
    [
      { name: 'a', bytes: one },
      { name: 'a', bytes: two },
    ],
  ],
  'names that differ by case': [
    'zip-double',
    [
      { name: 'А.md', bytes: one },
      { name: 'а.md', bytes: two },
    ],
  ],
  'a wrong checksum': ['zip-broken', [{ name: 'a', bytes: one, statedCrc: 1 }]],
  'more than it states': [
    'zip-broken',
    [{ name: 'a', bytes: million, deflate: true, statedSize: 10 }],
  ],
  'less than it states': ['zip-broken', [{ name: 'a', bytes: one, deflate: true, statedSize: 99 }]],
};

test.each(Object.entries(bad))('%s is refused', async (_, [reason, entries]) => {
  const read = await readZip(handMadeZip(entries));
  expect(read).toMatchObject({
    ok: false,
    reason,
    text: {
      bg: expect.stringMatching(/\p{Script=Cyrillic}/u),
      en: expect.stringMatching(/^[A-Z]/),
    },
  });
});

const both = [
  { name: 'a', bytes: one },
  { name: 'b', bytes: two },
];

test.each([
  ['zip-many', { entries: 1 }],
  ['zip-bomb', { bytes: one.length + two.length - 1 }],
])('more than allowed is %s', async (reason, limit) => {
  const read = await readZip(handMadeZip(both), { ...zipLimits, ...limit });
  expect(read).toMatchObject({ ok: false, reason });
});

test.each([[new Uint8Array(0)], [one], [handMadeZip(both).slice(0, -30)]])(
  'what is no archive is refused',
  async (bytes) => {
    expect(await readZip(bytes)).toMatchObject({ ok: false, reason: 'zip-broken' });
  },
);

test('a cancelled import stops between two files', async () => {
  const read = await readZip(handMadeZip(both), zipLimits, AbortSignal.abort());
  expect(read).toMatchObject({ ok: false, reason: 'cancelled' });
});
