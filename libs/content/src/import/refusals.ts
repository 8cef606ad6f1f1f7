import type { Bilingual } from '@pateka/domain';

const texts = {
  cancelled: {
    bg: 'Внасянето беше спряно. Нищо не е променено.',
    en: 'The import was stopped. Nothing has changed.',
  },
  empty: {
    bg: 'Файлът е празен. Проверете дали сте избрали правилния.',
    en: 'The file is empty. Please check whether it is the right one.',
  },
  unknown: {
    bg: 'Не познаваме такъв файл. Внасяме документи на Word (.docx), Markdown (.md), наши пакети (.zip), архиви от Moodle (.mbz) и въпроси във формат GIFT.',
    en: 'We do not know this kind of file. You can import Word documents (.docx), Markdown (.md), our packages (.zip), Moodle backups (.mbz) and questions in GIFT.',
  },
  'too-large': {
    bg: 'Файлът е твърде голям. Разделете го или намалете картините в него.',
    en: 'The file is too large. Please divide it, or make the pictures in it smaller.',
  },
  nothing: {
    bg: 'Във файла няма текст, който да стане урок.',
    en: 'The file has no text that could become a lesson.',
  },
  tangled: {
    bg: 'В текста има списъци или скоби, вложени едни в други твърде много пъти. Опростете това място и опитайте отново.',
    en: 'The text has lists or brackets inside each other far too many times. Please simplify that place and try again.',
  },
  'not-docx': {
    bg: 'Файлът не може да се прочете като документ на Word. Отворете го с Word и го запазете отново като .docx.',
    en: 'The file cannot be read as a Word document. Please open it in Word and save it as .docx again.',
  },
  'old-doc': {
    bg: 'Файлът е в стария формат .doc. Отворете го с Word и го запазете като .docx.',
    en: 'The file is in the old .doc format. Please open it in Word and save it as .docx.',
  },
  password: {
    bg: 'Документът е защитен с парола. Махнете паролата във Word и опитайте отново.',
    en: 'The document is protected by a password. Please remove it in Word and try again.',
  },
  macros: {
    bg: 'Документът съдържа макроси. Запазете го като .docx без макроси и опитайте отново.',
    en: 'The document has macros in it. Please save it as .docx without macros and try again.',
  },
  'zip-broken': {
    bg: 'Архивът е повреден или непълен. Изтеглете или създайте файла отново.',
    en: 'The archive is damaged or incomplete. Please download or make the file again.',
  },
  'zip-encrypted': {
    bg: 'Архивът е защитен с парола. Създайте го отново без парола.',
    en: 'The archive is protected by a password. Please make it again without one.',
  },
  'zip-path': {
    bg: 'В архива има файл с недопустимо име или път. Затова не го отваряме.',
    en: 'The archive has a file with a name or path that is not allowed, so we do not open it.',
  },
  'zip-link': {
    bg: 'В архива има препратка към друг файл вместо самия файл. Затова не го отваряме.',
    en: 'The archive has a link to another file in place of the file, so we do not open it.',
  },
  'zip-many': {
    bg: 'В архива има твърде много файлове. Разделете го на няколко.',
    en: 'The archive has too many files. Please divide it into several.',
  },
  'zip-bomb': {
    bg: 'Архивът става твърде голям, когато се отвори. Затова не го отваряме.',
    en: 'The archive becomes far too large when it is opened, so we do not open it.',
  },
  'zip-double': {
    bg: 'В архива два файла имат едно и също име. Създайте го отново.',
    en: 'Two files in the archive have the same name. Please make it again.',
  },
  package: {
    bg: 'Пакетът не може да се прочете: някои файлове липсват или не са написани както трябва.',
    en: 'The package cannot be read: some files are missing or not written as they should be.',
  },
  moodle: {
    bg: 'Архивът от Moodle не може да се прочете. Направете ново копие на курса и опитайте отново.',
    en: 'The Moodle backup cannot be read. Please make a new backup of the course and try again.',
  },
  gift: {
    bg: 'В текста не намерихме въпроси във формат GIFT.',
    en: 'We found no questions in GIFT in this text.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Why a file was not imported. */
export type ImportRefusal = keyof typeof texts;

/** A refusal with what is said to whoever chose the file. */
export interface Refused {
  ok: false;
  reason: ImportRefusal;
  text: Bilingual;
}

/**
 * @param reason why a file is not imported
 * @returns the refusal with its words
 */
export function refuseImport(reason: ImportRefusal): Refused {
  return { ok: false, reason, text: texts[reason] };
}

/** @returns whether a text is the reason of a refusal */
export const isImportRefusal = (reason: string): reason is ImportRefusal =>
  Object.hasOwn(texts, reason);
