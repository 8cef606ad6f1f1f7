import { m } from '#lib/paraglide/messages.js';

/** Why a file is not kept, as the API says it (apps/api/src/media/media.types.ts). */
const TEXTS: Record<string, (of: { number: number }) => string> = {
  empty: m.media_refused_empty,
  'too-large': m.media_refused_too_large,
  'too-many-pixels': m.media_refused_too_many_pixels,
  'unknown-type': m.media_refused_unknown_type,
  svg: m.media_refused_svg,
  html: m.media_refused_html,
  heic: m.media_refused_heic,
  animated: m.media_refused_animated,
  damaged: m.media_refused_damaged,
  encrypted: m.media_refused_encrypted,
  'active-content': m.media_refused_active_content,
  'hidden-track': m.media_refused_hidden_track,
  'not-utf8': m.media_refused_not_utf8,
  srt: m.media_refused_srt,
  'captions-empty': m.media_refused_captions_empty,
  'captions-line': m.media_refused_captions_line,
  'captions-time': m.media_refused_captions_time,
  'captions-order': m.media_refused_captions_order,
  'captions-tag': m.media_refused_captions_tag,
};

/** What the API says of a file that was sent to it. */
export type KeepAnswer =
  | { ok: true; media: { id: string; kind: string; type: string; bytes: number } }
  | { ok: false; reason: string; detail?: number };

/** @returns a sentence in the reader's language that says what to do instead */
export function refusalText({ reason, detail = 0 }: { reason: string; detail?: number }): string {
  return (TEXTS[reason] ?? m.media_refused_unknown_type)({ number: detail });
}
