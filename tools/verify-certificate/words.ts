import type { Check, Outcome, Reason } from '@pateka/credentials/verify';

type Language = 'bg' | 'en';
type Words = Record<Language, string>;

/** What was looked at. */
const checkWords: Record<Check, Words> = {
  file: { bg: 'Файлът', en: 'The file' },
  credential: { bg: 'Подписан запис във файла', en: 'A signed record in the file' },
  schema: {
    bg: 'Записът е по стандарта Open Badges 3.0',
    en: 'The record follows Open Badges 3.0',
  },
  issuer: { bg: 'Издателят е познат', en: 'The issuer is known' },
  'proof-ed25519': { bg: 'Подпис (Ed25519)', en: 'Signature (Ed25519)' },
  'proof-es256': { bg: 'Подпис (ES256)', en: 'Signature (ES256)' },
  same: { bg: 'Всички файлове казват едно и също', en: 'All files say the same' },
  period: { bg: 'Срок', en: 'Dates' },
  status: { bg: 'Не е отменен', en: 'Not revoked' },
};

/** Why it does not hold, or why nothing can be said. */
const reasonWords: Record<Reason, Words> = {
  'too-large': {
    bg: 'по-голям е от 5 MB; сертификатите не са толкова големи',
    en: 'it is larger than 5 MB; certificates are not that large',
  },
  'unknown-kind': {
    bg: 'не е JSON, JWT, PNG, SVG, PDF или ZIP',
    en: 'it is not JSON, JWT, PNG, SVG, PDF or ZIP',
  },
  unreadable: { bg: 'не може да се прочете', en: 'it cannot be read' },
  'no-credential': { bg: 'няма такъв запис', en: 'there is none' },
  'several-credentials': { bg: 'има повече от един', en: 'there is more than one' },
  'not-open-badges': {
    bg: 'липсва нещо задължително',
    en: 'something that is required is missing',
  },
  'issuer-not-known': {
    bg: 'документът на издателя не е под ръка',
    en: 'the document of the issuer is not at hand',
  },
  'enclosed-keys-only': {
    bg: 'отговаря на ключовете, приложени към файла; това само по себе си не показва кой е подписал',
    en: 'it fits the keys that came with the file; that alone does not show who signed',
  },
  'enclosed-keys-differ': {
    bg: 'не отговаря на ключовете, приложени към файла; и това само по себе си не показва кой е подписал',
    en: 'it does not fit the keys that came with the file; nor does that alone show who signed',
  },
  'no-proof': { bg: 'записът не е подписан', en: 'the record is not signed' },
  'unknown-suite': {
    bg: 'подпис от вид, който тук не се проверява',
    en: 'a kind that is not checked here',
  },
  'unknown-context': {
    bg: 'записът използва термини, които тук не са познати',
    en: 'the record uses terms that are not known here',
  },
  'unknown-key': {
    bg: 'ключът не е сред ключовете на издателя',
    en: 'its key is not one of the issuer',
  },
  'wrong-signature': {
    bg: 'не отговаря: записът е променян или е подписан от друг',
    en: 'it does not fit: the record was changed, or somebody else signed',
  },
  'claims-differ': {
    bg: 'данните в JWT си противоречат',
    en: 'what the JWT says contradicts itself',
  },
  'parts-differ': { bg: 'различават се', en: 'they differ' },
  'not-yet-valid': { bg: 'още не е започнал', en: 'it has not begun' },
  expired: { bg: 'изтекъл е', en: 'it has ended' },
  revoked: {
    bg: 'отменен е или е заменен с по-нов',
    en: 'it was revoked, or replaced by a newer one',
  },
  'no-status-list': {
    bg: 'не е проверено: списъкът на издателя не е под ръка (вижте --status)',
    en: 'not checked: the list of the issuer is not at hand (see --status)',
  },
  'wrong-status-list': {
    bg: 'списъкът не е от този издател или не може да се прочете',
    en: 'the list is not from this issuer, or cannot be read',
  },
};

const outcomeWords: Record<Outcome, Words> = {
  valid: {
    bg: 'ВАЛИДЕН подпис: записът е от този издател и не е променян.',
    en: 'VALID: the record is from this issuer and was not changed.',
  },
  'not-valid': {
    bg: 'НЕВАЛИДЕН: не разчитайте на този файл.',
    en: 'NOT VALID: do not rely on this file.',
  },
  'cannot-check': { bg: 'НЕ МОЖЕ ДА СЕ ПРОВЕРИ.', en: 'CANNOT BE CHECKED.' },
};

/** The other sentences of the tool. */
const sentences = {
  ok: { bg: 'да', en: 'yes' },
  no: { bg: 'не', en: 'no' },
  open: { bg: 'неизвестно', en: 'not known' },
  says: {
    bg: 'В записа пише (сравнете с това, което виждате на хартията):',
    en: 'The record says (compare with what you see on the paper):',
  },
  course: { bg: 'Курс', en: 'Course' },
  day: { bg: 'Завършен на', en: 'Completed on' },
  holder: { bg: 'Име', en: 'Name' },
  noName: { bg: '(без име)', en: '(without a name)' },
  issuer: { bg: 'Издател', en: 'Issuer' },
  where: {
    bg: 'Отворете адреса на издателя в браузър, проверете дали наистина е негов, запазете страницата като файл и го подайте с --issuer:',
    en: 'Open the address of the issuer in a browser, make sure that it is really theirs, save what it shows as a file and pass it with --issuer:',
  },
} satisfies Record<string, Words>;

/** All words of the tool in one language. */
export const wordsIn = (language: Language) => ({
  check: (check: Check) => checkWords[check][language],
  reason: (reason: Reason) => reasonWords[reason][language],
  outcome: (outcome: Outcome) => outcomeWords[outcome][language],
  say: (key: keyof typeof sentences) => sentences[key][language],
});

export type ToolWords = ReturnType<typeof wordsIn>;
