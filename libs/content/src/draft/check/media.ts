import type { Bilingual } from '@pateka/domain';
import type { Block } from '../../blocks.js';
import type { DraftCatalogue } from '../problem.js';
import { eachRow, eachRowOnce, finding, isBlankText, type DraftRule, type Said } from './view.js';

type FileKind = 'image' | 'audio' | 'video' | 'captions' | 'document';
type MediaBlock = Extract<Block, { media: string }>;

const names: Record<FileKind, { a: Bilingual; the: Bilingual }> = {
  image: { a: { bg: 'картина', en: 'a picture' }, the: { bg: 'Картината', en: 'The picture' } },
  audio: {
    a: { bg: 'запис', en: 'a recording' },
    the: { bg: 'Записът', en: 'The recording' },
  },
  video: { a: { bg: 'видео', en: 'a video' }, the: { bg: 'Видеото', en: 'The video' } },
  captions: {
    a: { bg: 'субтитри (.vtt)', en: 'captions (.vtt)' },
    the: { bg: 'Файлът със субтитри', en: 'The captions file' },
  },
  document: {
    a: { bg: 'документ', en: 'a document' },
    the: { bg: 'Документът', en: 'The document' },
  },
};

const kinds: Record<MediaBlock['block'], FileKind> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  download: 'document',
};

const isMedia = (block: Block): block is MediaBlock => 'media' in block;

/** What is amiss with a file: none chosen, not kept (any more), or of another kind; null when it is right. */
function fileTrouble(
  id: string,
  kind: FileKind,
  media: DraftCatalogue['media'],
): { code: string; said: Said } | null {
  const { a, the } = names[kind];
  const remedy = { bg: `Качете ${a.bg}.`, en: `Upload ${a.en}.` };
  if (id === '') {
    const message = { bg: `Не е избран файл: ${a.bg}.`, en: `No file is chosen: ${a.en}.` };
    return { code: 'no-file', said: { message, remedy } };
  }
  const kept = media.get(id);
  if (!kept) {
    const message = {
      bg: `${the.bg} вече не се пази тук.`,
      en: `${the.en} is no longer kept here.`,
    };
    return { code: 'file-not-kept', said: { message, remedy } };
  }
  if (kept.kind === kind) return null;
  const message = {
    bg: `Тук трябва ${a.bg}, а файлът е ${names[kept.kind].a.bg}.`,
    en: `Here should be ${a.en}, but the file is ${names[kept.kind].a.en}.`,
  };
  return { code: 'file-of-another-kind', said: { message, remedy } };
}

/** Every picture, recording, video and download has its file. */
export const filesAreKept: DraftRule = (view) =>
  eachRowOnce(view, (block, place) => {
    if (!isMedia(block)) return [];
    const trouble = fileTrouble(block.media, kinds[block.block], view.catalogue.media);
    return trouble ? [finding(trouble.code, 'blocks', place, trouble.said)] : [];
  });

const noAlt: Said = {
  message: { bg: 'Картината няма описание.', en: 'The picture has no description.' },
  remedy: {
    bg: 'Напишете какво показва, или отбележете, че е само за украса.',
    en: 'Write what it shows, or mark it as decoration only.',
  },
};
const fileNameAlt: Said = {
  message: {
    bg: 'Описанието на картината е име на файл.',
    en: 'The description of the picture is the name of a file.',
  },
  remedy: noAlt.remedy,
};
const fileName = /^\S+\.(?:png|jpe?g|gif|webp|avif|svg|heic|bmp|tiff?)$/i;

/** Whoever cannot see a picture hears what it shows. */
export const picturesAreDescribed: DraftRule = (view) =>
  eachRow(view, ({ block }, place) => {
    if (block.block !== 'image' || block.decorative) return [];
    const alt = block.alt.trim();
    if (alt === '') return [finding('image-without-alt', 'blocks', place, noAlt)];
    return fileName.test(alt) ? [finding('alt-is-file-name', 'blocks', place, fileNameAlt)] : [];
  });

const wordsUnasked: Said = {
  message: {
    bg: 'Има ли думи в картината и четат ли се на малък екран?',
    en: 'Are there words in the picture, and can they be read on a small screen?',
  },
  remedy: {
    bg: 'Погледнете я на телефон и отговорете в блока; ако не се четат, напишете ги в текста.',
    en: 'Look at it on a phone and answer in the block; if they cannot be read, write them in the text.',
  },
};

/** No machine sees whether words in a picture can be read, so the author is asked. */
export const picturesOfWords: DraftRule = (view) =>
  eachRowOnce(view, (block, place) =>
    block.block === 'image' && block.media !== '' && block.words === 'unasked'
      ? [finding('image-words-unasked', 'ask', place, wordsUnasked)]
      : [],
  );

const noTranscript: Said = {
  message: { bg: 'Записът няма текст на казаното.', en: 'The recording has no transcript.' },
  remedy: {
    bg: 'Напишете всичко казано: за хора, които не чуват или не могат да пуснат звук.',
    en: 'Write down all that is said: for people who cannot hear it or cannot play it aloud.',
  },
};
const noTitle: Said = {
  message: { bg: 'Файлът няма име.', en: 'The file has no name.' },
  remedy: { bg: 'Напишете с няколко думи какво е.', en: 'Say in a few words what it is.' },
};

/** Audio has a transcript; audio, video and downloads are named. */
export const recordingsAreWritten: DraftRule = (view) =>
  eachRow(view, ({ block }, place) => {
    if (!isMedia(block) || block.block === 'image') return [];
    const silent = block.block === 'audio' && isBlankText(block.transcript);
    return [
      ...(silent ? [finding('audio-without-transcript', 'blocks', place, noTranscript)] : []),
      ...(block.title.trim() === ''
        ? [finding('file-without-name', 'blocks', place, noTitle)]
        : []),
    ];
  });

const noCaptions: Said = {
  message: { bg: 'Видеото няма субтитри.', en: 'The video has no captions.' },
  remedy: {
    bg: 'Качете файл със субтитри (.vtt) на езика на урока.',
    en: 'Upload a captions file (.vtt) in the language of the lesson.',
  },
};

/** Video has captions. */
export const videosAreCaptioned: DraftRule = (view) =>
  eachRow(view, ({ block }, place) => {
    if (block.block !== 'video') return [];
    if (block.captions === '')
      return [finding('video-without-captions', 'blocks', place, noCaptions)];
    const trouble = fileTrouble(block.captions, 'captions', view.catalogue.media);
    return trouble ? [finding(`captions-${trouble.code}`, 'blocks', place, trouble.said)] : [];
  });
