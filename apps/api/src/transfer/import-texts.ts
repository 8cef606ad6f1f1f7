import { isImportRefusal, refuseImport } from '@pateka/content/import';
import type { Bilingual } from '@pateka/domain';

/** Reasons of this slice; those of reading a file stand in libs/content. */
const own = {
  archived: {
    bg: 'Модулът е архивиран. Върнете го от архива или изберете друг.',
    en: 'The module is archived. Bring it back from the archive, or choose another one.',
  },
  'too-many': {
    bg: 'Модулът би станал с твърде много уроци. Внесете файла в нов модул.',
    en: 'The module would have too many lessons. Please import the file into a new one.',
  },
  'not-permitted': {
    bg: 'Вече нямате достъп до мястото, където внасяте.',
    en: 'You no longer have access to the place you import into.',
  },
  'too-hard': {
    bg: 'Файлът е твърде сложен: четенето му отне твърде много време или памет. Опростете го или го разделете на няколко.',
    en: 'The file is too complicated: reading it took too much time or memory. Please simplify it, or divide it into several.',
  },
  'gave-up': {
    bg: 'Файлът не можа да се прочете и след няколко опита. Опитайте с по-малък файл или ни пишете.',
    en: 'The file could not be read, even after several tries. Try a smaller file, or write to us.',
  },
} as const satisfies Record<string, Bilingual>;

/** Why an import ended without lessons, where the file itself is not to blame. */
export type OwnReason = keyof typeof own;

/** @returns the kind sentence that belongs to a reason; null for none */
export function explanationOf(reason: string | null): Bilingual | null {
  if (reason === null) return null;
  if (isImportRefusal(reason)) return refuseImport(reason).text;
  return Object.hasOwn(own, reason) ? own[reason as OwnReason] : own['gave-up'];
}
