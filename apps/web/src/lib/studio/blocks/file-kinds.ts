import { m } from '#lib/paraglide/messages.js';
import type { KeptMedia } from '../context.js';

export type FileKind = KeptMedia['kind'];

/** What a kind of file is called, alone and in a sentence, and what a browser offers for it. */
export const fileKinds: Record<FileKind, { name: () => string; a: () => string; accept: string }> =
  {
    image: {
      name: m.blocks_file_image,
      a: m.blocks_kind_image,
      accept: 'image/jpeg,image/png,image/webp,image/avif,image/gif',
    },
    audio: {
      name: m.blocks_file_audio,
      a: m.blocks_kind_audio,
      accept: 'audio/mpeg,audio/mp4,audio/ogg,audio/webm,.mp3,.m4a,.ogg',
    },
    video: {
      name: m.blocks_file_video,
      a: m.blocks_kind_video,
      accept: 'video/mp4,video/webm,.mp4,.webm',
    },
    captions: {
      name: m.blocks_file_captions,
      a: m.blocks_kind_captions,
      accept: 'text/vtt,.vtt',
    },
    document: { name: m.blocks_file_document, a: m.blocks_kind_document, accept: '' },
  };

/** @returns the address of a kept file, or of a variant of a picture; see the media store */
export const mediaPath = (id: string, file = 'file'): string => `/media/${id}/${file}`;
