import { zipSync, strToU8, type Zippable } from 'fflate';
import { badgePng, badgeSvg } from './badge.js';
import { bakePng } from './bake-png.js';
import { bakeSvg } from './bake-svg.js';

/** What a holder keeps. */
export interface HolderFiles {
  pdf: Uint8Array;
  json: string;
  jwt: string;
  /** The issuer's document as JSON, for whoever checks when its address answers no more. */
  issuer: string;
}

const names = {
  bg: { pdf: 'sertifikat.pdf', readMe: 'prochetete.txt' },
  en: { pdf: 'certificate.pdf', readMe: 'read-me.txt' },
};

const readMe = {
  bg: (pdf: string) => `Това е Вашият сертификат за завършен курс.

${pdf}            за четене и печат; в него е прикачен и подписаният запис
credential.json   подписаният запис (Open Badges 3.0)
credential.jwt    същият запис във вид на JWT
badge.png, .svg   картинка, в която е вграден същият запис
issuer.json       публичните ключове на издателя, както са публикувани

Който получи някой от тези файлове, може да провери дали не е променян: с
програма за Open Badges 3.0 или на страницата за проверка на издателя.
Дали сертификатът още е валиден, показва само страницата на издателя.
В записа няма Ваши данни освен името, ако сте избрали да бъде изписано.
`,
  en: (pdf: string) => `This is your certificate of course completion.

${pdf}          to read and print; the signed record is attached to it
credential.json   the signed record (Open Badges 3.0)
credential.jwt    the same record as a JWT
badge.png, .svg   a picture with the same record inside
issuer.json       the public keys of the issuer, as they are published

Whoever gets one of these files can check that it was not changed: with any
program for Open Badges 3.0, or on the issuer's page for checking.
Whether the certificate is still valid is shown by the issuer's page alone.
Nothing about you is in the record but your name, if you chose to have it there.
`,
};

/** The first day that ZIP can write: when somebody saved her file is nobody's business. */
const mtime = '1980-01-01T00:00:00';

/**
 * Packs everything that a holder needs to show and prove her certificate without our server.
 * @param locale of the words beside it
 * @returns a ZIP; the same files give the same bytes
 */
export function holderZip(
  { pdf, json, jwt, issuer }: HolderFiles,
  locale: 'bg' | 'en',
): Uint8Array {
  const own = names[locale];
  const files: Zippable = {
    [own.pdf]: [pdf, { level: 0 }],
    'credential.json': strToU8(json),
    'credential.jwt': strToU8(jwt),
    'badge.png': [bakePng(badgePng(), json), { level: 0 }],
    'badge.svg': strToU8(bakeSvg(badgeSvg(), json)),
    'issuer.json': strToU8(issuer),
    [own.readMe]: strToU8(readMe[locale](own.pdf)),
  };
  return zipSync(files, { mtime });
}
