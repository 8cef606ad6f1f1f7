import { type Block, stableId } from '@pateka/content';
import { type DraftBlock, type DraftLesson, emptyLesson, fingerprint } from '@pateka/content/draft';
import type { Locale, StaffActor } from '@pateka/domain';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { DraftService } from '../authoring/draft.service.js';
import { PublishDraftService } from '../authoring/publish-draft.service.js';
import { mp3Frame, mp4, track } from '../media/media.fixture.js';
import { MediaService } from '../media/media.service.js';
import type { TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';

/** A member of staff as services know her. */
export const actorOf = (
  { accountId, networkId, organisationId }: GivenStaff,
  role: 'trainer' | 'coordinator' = 'trainer',
): StaffActor => ({
  ...{ kind: 'staff', accountId, networkId, secondFactor: true },
  memberships: [{ organisationId, role }],
});

/** Keeps a file for somebody's network. @returns its id */
export async function keptFile(house: TestApp, who: GivenStaff, bytes: Buffer): Promise<string> {
  const { networkId, accountId } = who;
  const result = await house.get(MediaService).keep(bytes, { networkId, accountId });
  if (!result.ok) throw new Error(result.reason);
  return result.media.id;
}

/** A small picture in one colour. */
export const picture = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();

const subtitles = (text: string) => Buffer.from(`WEBVTT\n\n00:00.000 --> 00:02.000\n${text}\n`);

/** One file of each kind. */
export async function everyFile(house: TestApp, who: GivenStaff) {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  const keep = (bytes: Buffer) => keptFile(house, who, bytes);
  return {
    image: await keep(await picture('#123456')),
    audio: await keep(Buffer.concat(Array.from({ length: 20 }, mp3Frame))),
    video: await keep(mp4([track('vide')])),
    captions: { bg: await keep(subtitles('Здравейте')), en: await keep(subtitles('Hello')) },
    document: await keep(Buffer.from(await pdf.save())),
  };
}

const text = (value: string) => ({ type: 'text' as const, value });
const said = (value: string) => [{ type: 'paragraph' as const, children: [text(value)] }];

/** One question of each type, in one language. */
function everyQuestion(word: string): Block[] {
  const option = (right: boolean) => ({
    right,
    answer: [text(`${word} ${right}`)],
    explanation: [text(`${word}: защо`)],
  });
  const head = (id: string) => ({
    block: 'question' as const,
    id,
    prompt: said(`${word} ${id}? 8:30 * [x]`),
  });
  const explanation = said(`${word} > обяснение`);
  const pair = (at: number) => ({ left: [text(`${word} ${at}`)], right: [text(`${at} лв.`)] });
  return [
    { ...head('one'), type: 'single', options: [option(true), option(false)] },
    { ...head('all'), type: 'multiple', options: [option(true), option(false), option(true)] },
    { ...head('sum'), type: 'number', value: 20.5, tolerance: 0.5, unit: 'EUR', explanation },
    { ...head('steps'), type: 'order', items: [[text(word)], [text('после')]], explanation },
    {
      ...head('true'),
      ...{ type: 'true-false', isTrue: true, ifTrue: [text('да')], ifFalse: [text(word)] },
    },
    {
      ...head('pairs'),
      type: 'match',
      pairs: [pair(1), pair(2)],
      others: [[text('3')]],
      explanation,
    },
    {
      ...head('gaps'),
      type: 'gap',
      pieces: [
        { piece: 'text', text: [text(`${word} е `)] },
        { piece: 'gap', accepted: [word, 'друго|нещо'] },
        { piece: 'text', text: [text(' накрая.')] },
      ],
      explanation,
    },
    { ...head('word'), type: 'text', accepted: [word, 'две думи'], explanation },
    {
      ...head('call'),
      type: 'scenario',
      steps: [
        {
          ...{ id: 'first', text: said(word) },
          choices: [
            { ...option(true), next: null },
            { ...option(false), next: 'second' },
          ],
        },
        { id: 'second', text: said('после'), choices: [{ ...option(true), next: null }] },
      ],
    },
  ];
}

/** One block of each kind, in one language. */
function everyBlock(
  word: string,
  locale: Locale,
  files: Awaited<ReturnType<typeof everyFile>>,
): Block[] {
  const { image, audio, video, captions, document } = files;
  const inlines = [
    text(`${word} `),
    { type: 'strong' as const, children: [text('важно')] },
    text(' и '),
    { type: 'link' as const, href: 'lesson:second', children: [text('другият урок')] },
    text(', '),
    { type: 'sum' as const, amount: 12.5 },
    { type: 'break' as const },
    { type: 'emphasis' as const, children: [text('край')] },
  ];
  const table = { type: 'table' as const, align: [null, 'right' as const] };
  return [
    { block: 'text', content: [{ type: 'paragraph', children: inlines }] },
    {
      block: 'text',
      content: [
        { type: 'heading', depth: 2, children: [text(`${word} стъпки`)] },
        { type: 'list', ordered: true, items: [said('едно'), said('две')] },
        {
          ...table,
          rows: [
            [[text('а')], [text('б')]],
            [[text(word)], [text('1|2')]],
          ],
        },
      ],
    },
    { block: 'story', content: said(`${word}: история`) },
    ...(['safety', 'tip', 'remember'] as const).map((kind): Block => ({
      block: 'callout',
      kind,
      content: said(`${word} ${kind}`),
    })),
    { block: 'worksheet', tool: 'budget' },
    { block: 'reflection', id: 'think', prompt: said(`${word}?`) },
    {
      ...{ block: 'image', media: image, alt: `${word} „снимка“`, decorative: false },
      ...{ words: 'none', caption: [text(word)] },
    },
    { block: 'audio', media: audio, title: word, transcript: said(`${word} на глас`) },
    { block: 'video', media: video, title: word, captions: captions[locale] },
    { block: 'download', media: document, title: word },
    ...everyQuestion(word),
  ];
}

function lessonOf(id: string, sides: Record<Locale, Block[] | null>): DraftLesson {
  const head = (word: string) => ({
    ...{ title: `${word} ${id}`, purpose: `${word}: за какво`, outcomes: [`${word} мога`] },
    note: `${word}: бележка`,
  });
  const blocks = (sides.bg ?? []).map((bg, at): DraftBlock => {
    const en = sides.en?.[at] ?? null;
    return { id: `row-${at}`, bg, en, translatedFrom: en && fingerprint(bg) };
  });
  const lesson = { ...emptyLesson(id), skippable: id === 'second', exercise: 2, blocks };
  const both = { ...lesson, competences: ['infe:2.1'], bg: head('Урок') };
  return sides.en ? { ...both, en: head('Lesson') } : both;
}

/** A module with every block, every question and a file of each kind, in one language or both. */
export async function moduleOfEverything(house: TestApp, who: GivenStaff, languages: Locale[]) {
  const files = await everyFile(house, who);
  const bg = everyBlock('Дума', 'bg', files);
  const en = languages.includes('en') ? everyBlock('Word', 'en', files) : null;
  const other = (word: string): Block[] => [{ block: 'text', content: said(word) }];
  return {
    title: { bg: 'Всичко', en: en ? 'Everything' : '' },
    summary: { bg: 'От всичко по едно', en: en ? 'One of each' : '' },
    languages,
    lessons: [
      lessonOf('first', { bg, en }),
      lessonOf('second', { bg: other('Друго'), en: en && other('Other') }),
    ],
  };
}

/** Publishes a draft as it is; what reviews ask is no matter here. */
export const publishDraft = (house: TestApp, who: GivenStaff, moduleId: string) =>
  house.db.transaction((tx) =>
    house.get(PublishDraftService).publish(tx, actorOf(who), moduleId, null),
  );

/** A module of everything, published. @returns its id */
export async function publishedModule(
  house: TestApp,
  who: GivenStaff,
  languages: Locale[] = ['bg', 'en'],
): Promise<string> {
  const { organisationId } = who;
  const text = await moduleOfEverything(house, who, languages);
  const id = await house.db.transaction((tx) =>
    house.get(DraftService).createFrom(tx, { ...text, organisationId, actor: actorOf(who) }),
  );
  await publishDraft(house, who, id);
  return id;
}

/** All that is kept of the first edition of a module, with the public ids of lessons as the author's. */
export async function editionOf(house: TestApp, moduleId: string) {
  const [edition]: { id: string }[] = await house.db.query(
    `SELECT id, title, summary, languages, content - 'id' AS content FROM module_edition
     WHERE module_id = $1 AND number = 1`,
    [moduleId],
  );
  const lessons: unknown[] = await house.db.query(
    `SELECT lesson_id, locale, position, title, purpose, minutes, outcomes, note, skippable, competences, parts,
            answer_keys, text
     FROM lesson_edition WHERE module_edition_id = $1 ORDER BY position, locale`,
    [edition?.id],
  );
  const media: unknown[] = await house.db.query(
    'SELECT media_id FROM edition_media WHERE module_edition_id = $1 ORDER BY media_id',
    [edition?.id],
  );
  return { ...named({ ...edition, lessons }, [moduleId]), id: null, media };
}

/** Replaces the ids that a module and its lessons have in one place by names. */
export function named<Value>(value: Value, moduleIds: readonly string[]): Value {
  let json = JSON.stringify(value);
  for (const [at, moduleId] of moduleIds.entries()) {
    for (const lesson of ['first', 'second'])
      json = json.replaceAll(stableId(moduleId, lesson), `${at}-${lesson}`);
    json = json.replaceAll(moduleId, `module-${at}`);
  }
  return JSON.parse(json) as Value;
}
