import type { Bilingual, CertificateLocale, CertificatePaper } from '@pateka/domain';

/** What a certificate says. Nothing else about its holder reaches the document. */
export interface CertificateInput {
  /** The language of the document, or Bulgarian and English on one page. */
  locale: CertificateLocale;
  paper: CertificatePaper;
  /** The neutral certificate title of the course, never a lesson's or module's. */
  title: Bilingual;
  /** The name the holder chose and confirmed, or null for the nameless variant. Never the alias. */
  holderName: string | null;
  /** Stated length of the course in hours of 60 minutes, above 0; shown to one decimal. */
  hours: number;
  /** Learning outcomes, each one line that goes on from „Може да …“ or stands alone; up to about six. */
  outcomes: { bg: string[]; en: string[] };
  /** Names of competences of public frameworks, up to about eight. */
  competences: Bilingual[];
  /** Day of completion in UTC, `YYYY-MM-DD`. */
  completedOn: string;
  /** The printed number, see `certificateNumber`. */
  number: string;
  /** The neutral issuer (`ISSUER_NAME`), not the name of the learning site. */
  issuerName: string;
  /** The whole address behind the QR (on `CHECK_URL`), or null for a certificate without QR. */
  checkUrl: string | null;
  /** The signed credential as JSON, attached byte for byte; null before it is signed. */
  credential: string | null;
}

/**
 * A finished PDF, or why there is none.
 * - `missing-glyph`: `detail` lists the signs the typeface cannot show, a space between them, invisible
 *   ones as `U+202E`. They come from what the holder typed: show them to her, keep them out of logs.
 * - `template`: a defect of ours (an input field out of its shape, or a text that does not fit on the
 *   page). `detail` says which, without personal data. Trying again does not help in either case.
 */
export type RenderResult =
  | { ok: true; pdf: Uint8Array }
  | { ok: false; reason: 'missing-glyph' | 'template'; detail: string };

export type RenderRefusal = Exclude<RenderResult, { ok: true }>;
