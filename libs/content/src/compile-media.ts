import { formatNumber, type Locale } from '@pateka/domain';
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Block } from './blocks.js';
import { element, inlineTree, richTree, type HtmlContext } from './compile-html.js';

/** What a compiler has to know of a kept file. */
export interface KnownMedia {
  kind: 'image' | 'audio' | 'video' | 'captions' | 'document';
  /** Its MIME type. */
  type: string;
  bytes: number;
  /** Of pictures, in pixels. */
  width: number | null;
  height: number | null;
}

/** Finds what is known of a file by its id; nothing for one that is not kept. */
export type MediaLookup = (id: string) => KnownMedia | undefined;

/** The blocks that show a file. */
export type MediaBlock = Extract<Block, { block: 'image' | 'audio' | 'video' | 'download' }>;

/** The widths in which a picture is kept, in pixels, see apps/api/src/media. */
const widths = [480, 960, 1440] as const;

/**
 * How wide a picture is shown. On a phone less is said than is true: with its dense screen it would fetch the
 * largest file, and the smallest one is good enough there. Who pays for each megabyte comes first.
 */
const sizes = '(min-width: 48rem) 42rem, 10rem';

const words: Record<
  Locale,
  {
    transcript: string;
    captions: string;
    downloads: string;
    mega: string;
    kilo: string;
    file: string;
  }
> = {
  bg: {
    transcript: 'Прочетете какво се казва',
    captions: 'Български',
    downloads:
      'Файлът остава в папката с изтеглени файлове, а понякога и в облака на телефона. Изтегляйте само на устройство, което е само Ваше.',
    mega: 'МБ',
    kilo: 'КБ',
    file: 'Файл',
  },
  en: {
    transcript: 'Read what is said',
    captions: 'English',
    downloads:
      'The file stays in the Downloads folder and sometimes in the phone’s cloud backup. Download only on a device that is yours alone.',
    mega: 'MB',
    kilo: 'kB',
    file: 'File',
  },
};

const address = (id: string, file: string): string => `/media/${id}/${file}`;

const text = (value: string): ElementContent => ({ type: 'text', value });

function captioned(content: Element, caption: ElementContent[]): Element {
  const below = caption.length > 0 ? [element('figcaption', {}, caption)] : [];
  return element('figure', {}, [content, ...below]);
}

function sourceSet(id: string, type: 'avif' | 'webp', original: number | null): string {
  const wanted = widths.filter(
    (_, at) => at === 0 || (widths[at - 1] ?? 0) < (original ?? Infinity),
  );
  return wanted
    .map((width) => `${address(id, `${width}.${type}`)} ${Math.min(width, original ?? width)}w`)
    .join(', ');
}

type Of<Kind extends MediaBlock['block']> = Extract<MediaBlock, { block: Kind }>;

function picture(block: Of<'image'>, { width, height }: KnownMedia, context: HtmlContext): Element {
  const { media, alt, decorative, caption } = block;
  const size: Properties = width && height ? { width, height } : {};
  const image = element(
    'img',
    {
      src: address(media, '480.webp'),
      srcSet: sourceSet(media, 'webp', width),
      sizes,
      ...size,
      alt: decorative ? '' : alt,
      loading: 'lazy',
      decoding: 'async',
    },
    [],
  );
  const light = { type: 'image/avif', srcSet: sourceSet(media, 'avif', width), sizes };
  const frame = element('picture', {}, [element('source', light, []), image]);
  return captioned(frame, inlineTree(caption, context));
}

/** Nothing is fetched before she asks for it: sound costs megabytes and may be heard by others. */
const whenAsked = { controls: true, preload: 'none' };

function recording({ media, title, transcript }: Of<'audio'>, context: HtmlContext): Element {
  const player = element(
    'audio',
    { ...whenAsked, src: address(media, 'file'), ariaLabel: title || words[context.locale].file },
    [],
  );
  const read = element('details', {}, [
    element('summary', {}, [text(words[context.locale].transcript)]),
    ...transcript.map((node) => richTree(node, context)),
  ]);
  const heard = title ? [element('figcaption', {}, [text(title)])] : [];
  return element('figure', {}, [...heard, player, read]);
}

function film(
  { media, title, captions }: Of<'video'>,
  { type }: KnownMedia,
  locale: Locale,
): Element {
  const track = {
    kind: 'captions',
    src: address(captions, 'file'),
    srcLang: locale,
    label: words[locale].captions,
    default: true,
  };
  const player = element(
    'video',
    { ...whenAsked, playsInline: true, ariaLabel: title || words[locale].file },
    [element('source', { src: address(media, 'file'), type }, []), element('track', track, [])],
  );
  return element('figure', {}, [
    ...(title ? [element('figcaption', {}, [text(title)])] : []),
    player,
  ]);
}

/** What people call a kind of file. */
const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'text/plain': 'TXT',
};

function sizeOf(bytes: number, locale: Locale): string {
  const { mega, kilo } = words[locale];
  return bytes >= 100_000
    ? `${formatNumber(bytes / 1_000_000, locale, 1)}\u00a0${mega}`
    : `${formatNumber(Math.max(1, Math.round(bytes / 1000)), locale)}\u00a0${kilo}`;
}

/** Says before it is downloaded what it is, how large, and where it will stay (safety 46). */
function download({ media, title }: Of<'download'>, known: KnownMedia, locale: Locale): Element {
  const { file, downloads } = words[locale];
  const kind = kinds[known.type];
  const about = [...(kind ? [kind] : []), sizeOf(known.bytes, locale)].join(', ');
  const link = element('a', { href: address(media, 'file'), download: true }, [
    text(title || file),
  ]);
  return element('div', { className: ['download'] }, [
    element('p', {}, [link, text(` (${about})`)]),
    element('p', { className: ['download-note'] }, [text(downloads)]),
  ]);
}

/**
 * Writes a block with a file as HTML. Everything comes from /media of this site, by the file's id.
 * @param block a picture, recording, video or file to download, finished (see unfinished.ts)
 * @param known what is known of its file
 * @param context language and addresses
 * @returns safe HTML, complete without JavaScript
 */
export function mediaHtml(block: MediaBlock, known: KnownMedia, context: HtmlContext): string {
  switch (block.block) {
    case 'image':
      return toHtml(picture(block, known, context));
    case 'audio':
      return toHtml(recording(block, context));
    case 'video':
      return toHtml(film(block, known, context.locale));
    case 'download':
      return toHtml(download(block, known, context.locale));
  }
}
