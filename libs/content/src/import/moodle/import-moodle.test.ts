import type { Block } from '../../blocks.js';
import { draftLessonSchema, type DraftLesson } from '../../draft/draft.js';
import { importMoodle } from './import-moodle.js';
import { backupFiles, canary, png, tarBackup, zipBackup } from './moodle.fixture.js';
import { backupLimits, openBackup } from './open-backup.js';

const options = { locale: 'bg' as const, name: 'backup.mbz' };

async function imported(bytes: Uint8Array) {
  const result = await importMoodle(bytes, options);
  if (!result.ok) throw new Error(result.reason);
  const [module] = result.modules;
  if (!module) throw new Error('No module');
  return { ...result, module };
}

const blocksOf = (lesson: DraftLesson | undefined): Block[] =>
  lesson?.blocks.flatMap(({ bg }) => bg ?? []) ?? [];

const questionsOf = (lesson: DraftLesson | undefined) =>
  blocksOf(lesson).flatMap((block) => (block.block === 'question' ? [block] : []));

describe.each([
  ['today’s, a packed tar', () => tarBackup(backupFiles(true))],
  ['an old one, a ZIP', async () => zipBackup(backupFiles(false))],
])('a backup: %s', (_, make) => {
  test('sections are lessons in their order, activities stand in theirs', async () => {
    const { module } = await imported(await make());
    expect(module.title).toEqual({ bg: 'Курс „Пари“', en: '' });
    expect(module.lessons.map(({ bg }) => bg.title)).toEqual(['Сметки', 'Част 2']);
    for (const lesson of module.lessons) expect(draftLessonSchema.parse(lesson)).toEqual(lesson);
    const [first] = module.lessons;
    const kinds = blocksOf(first).map((block) => block.block);
    expect(kinds.slice(0, 6)).toEqual(['text', 'text', 'text', 'image', 'text', 'question']);
    expect(JSON.stringify(blocksOf(module.lessons[1]))).toContain('Само редове');
  });

  test('every known kind of question', async () => {
    const { module } = await imported(await make());
    const found = questionsOf(module.lessons[0]);
    expect(found.map(({ type }) => type)).toEqual([
      ...['single', 'multiple', 'true-false', 'text', 'number', 'match', 'gap', 'order'],
    ]);
    const line = (value: string) => [{ type: 'text', value }];
    const general = { type: 'paragraph', children: line('Общо.') };
    expect(found[0]).toMatchObject({
      options: [
        {
          right: true,
          answer: line('Тази'),
          explanation: [...line('Да'), { type: 'break' }, ...line('Общо.')],
        },
        { right: false, answer: line('Онази'), explanation: line('Общо.') },
      ],
    });
    expect(found[1]).toMatchObject({
      options: [{ right: true }, { right: true }, { right: false }],
    });
    expect(found[2]).toMatchObject({ isTrue: false, ifTrue: line('Общо.') });
    expect(found[3]).toMatchObject({ accepted: ['София'], explanation: [general] });
    expect(found[4]).toMatchObject({ value: 3.14, tolerance: 0.005, unit: 'см' });
    expect(found[5]).toMatchObject({
      pairs: [{ left: line('куче'), right: line('лае') }],
      others: [line('пее')],
    });
    expect(found[6]).toMatchObject({
      prompt: [{ type: 'paragraph', children: line('Попълнете.') }],
      pieces: [
        { piece: 'text', text: line('Столицата е ') },
        { piece: 'gap', accepted: ['София'] },
        { piece: 'text', text: line(', а не ') },
        { piece: 'gap', accepted: ['Варна'] },
        { piece: 'text', text: line('.') },
      ],
    });
    expect(found[7]).toMatchObject({ items: [line('първо'), line('второ')] });
    expect(blocksOf(module.lessons[0]).at(-1)).toMatchObject({ block: 'question', type: 'order' });
  });

  test('pictures come along by their contents; what is not kept is told with its number', async () => {
    const { module, media, notes } = await imported(await make());
    expect(media.map(({ bytes, type }) => [Buffer.from(bytes).equals(png), type])).toEqual([
      [true, 'image/png'],
    ]);
    const picture = blocksOf(module.lessons[0]).find(({ block }) => block === 'image');
    expect(picture).toMatchObject({ media: media[0]?.id, alt: 'Сметка' });
    const counted = Object.fromEntries(notes.map(({ code, count }) => [code, count]));
    expect(counted).toMatchObject({
      ...{ 'activity-forum': 2, 'question-calculated': 1, cloze: 1, essay: 1 },
      ...{ 'random-questions': 1, 'missing-questions': 1, 'chosen-gaps': 1 },
      ...{ 'question-pictures': 1, 'missing-pictures': 1, 'gift-wildcard': 1 },
    });
  });

  test('nothing of people, scripts or elsewhere comes along', async () => {
    const opened = await openBackup(await make());
    expect(
      opened.ok && [...opened.files.keys()].filter((path) => /user|grade|log|forum/.test(path)),
    ).toEqual([]);
    const all = JSON.stringify(await imported(await make()));
    expect(all).not.toContain(canary);
    expect(all).not.toMatch(/alert|elsewhere\.example|Стара редакция/);
  });
});

const damaged = (path: string, content: string | null) => {
  const files = backupFiles();
  if (content === null) files.delete(path);
  else files.set(path, content);
  return tarBackup(files);
};

test.each([
  ['a way out by a name', () => tarBackup(backupFiles(), [{ name: '../outside.xml' }]), 'zip-path'],
  ['an absolute name', () => tarBackup(backupFiles(), [{ name: '/etc/cron.d/x' }]), 'zip-path'],
  [
    'a link',
    () => tarBackup(backupFiles(), [{ name: 'questions2.xml', type: 'symlink' as const }]),
    'zip-link',
  ],
  ['a name twice', () => tarBackup(backupFiles(), [{ name: 'questions.xml' }]), 'zip-double'],
  ['no list of contents', () => damaged('moodle_backup.xml', null), 'moodle'],
  [
    'entities of its own',
    () => damaged('moodle_backup.xml', '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'),
    'moodle',
  ],
  ['no XML', () => damaged('moodle_backup.xml', '<<<'), 'moodle'],
  ['half of the file', async () => (await tarBackup(backupFiles())).slice(0, 900), 'zip-broken'],
  ['no archive at all', async () => new Uint8Array([0x1f, 0x8b, 1, 2, 3]), 'zip-broken'],
])('%s is refused', async (_, make, reason) => {
  const result = await importMoodle(await make(), options);
  expect(result.ok ? 'ok' : result.reason).toBe(reason);
});

test('a bomb is refused by what comes out of it, wanted or not, and so is a flood of files', async () => {
  const bomb = await tarBackup(backupFiles(), [{ name: 'x', content: new Uint8Array(3_000_000) }]);
  const bytes = { ...backupLimits, bytes: 1_000_000 };
  expect(await openBackup(bomb, undefined, bytes)).toMatchObject({ reason: 'zip-bomb' });
  const many = await tarBackup(new Map(Array.from({ length: 30 }, (_, at) => [`a${at}`, ''])));
  const entries = { ...backupLimits, entries: 20 };
  expect(await openBackup(many, undefined, entries)).toMatchObject({ reason: 'zip-many' });
});

test('it tells how far it is, and ends when it is told to', async () => {
  const steps: number[] = [];
  const control = new AbortController();
  const bytes = await tarBackup(backupFiles());
  const step = (done: number, total: number) => {
    steps.push(done / total);
    control.abort();
  };
  const result = await importMoodle(bytes, { ...options, step, signal: control.signal });
  expect(result.ok ? 'ok' : result.reason).toBe('cancelled');
  expect(steps).toEqual([1 / 3]);
});
