import type { ImportNote } from '@pateka/content/import';
import type { Bilingual } from '@pateka/domain';
import type { MediaRefusal } from '../media/media.types.js';

const other: Bilingual = {
  bg: 'Файл, който не може да се пази при нас, е пропуснат. Добавете го отново в урока: там ще видите защо.',
  en: 'A file that cannot be kept here was left out. Please add it again in the lesson, where you will see why.',
};

/** Those that a file from Word, Moodle or a package brings most often. */
const texts: Partial<Record<MediaRefusal, Bilingual>> = {
  svg: {
    bg: 'Рисунка SVG е пропусната, защото в нея може да има програма. Запазете я като PNG и я добавете в урока.',
    en: 'An SVG drawing was left out, because it may hold a program. Please save it as PNG and add it in the lesson.',
  },
  html: {
    bg: 'Уеб страница, приложена като файл, е пропусната. Поставете текста ѝ направо в урока.',
    en: 'A web page that came as a file was left out. Please put its text right into the lesson.',
  },
  heic: {
    bg: 'Картина HEIC е пропусната. Запазете я като JPEG и я добавете в урока.',
    en: 'A HEIC picture was left out. Please save it as JPEG and add it in the lesson.',
  },
  'too-large': {
    bg: 'Твърде голям файл е пропуснат. Намалете го и го добавете в урока.',
    en: 'A file that is too large was left out. Please make it smaller and add it in the lesson.',
  },
  'too-many-pixels': {
    bg: 'Твърде голяма картина е пропусната. Намалете я и я добавете в урока.',
    en: 'A picture that is too large was left out. Please make it smaller and add it in the lesson.',
  },
  damaged: {
    bg: 'Повреден файл е пропуснат. Запазете го наново и го добавете в урока.',
    en: 'A damaged file was left out. Please save it anew and add it in the lesson.',
  },
  encrypted: {
    bg: 'Файл с парола е пропуснат. Махнете паролата и го добавете в урока.',
    en: 'A file with a password was left out. Please remove the password and add it in the lesson.',
  },
  'active-content': {
    bg: 'Документ, в който има програма или други файлове, е пропуснат. Запазете го като обикновен PDF.',
    en: 'A document with a program or other files in it was left out. Please save it as a plain PDF.',
  },
};

/**
 * @param refused how many files were not kept, by the reason
 * @returns a note for each sentence that there is to say
 */
export function mediaNotes(refused: ReadonlyMap<MediaRefusal, number>): ImportNote[] {
  const known = [...refused].flatMap(([reason, count]) => {
    const text = texts[reason];
    return text ? [{ code: `refused-${reason}`, text, count }] : [];
  });
  const rest = [...refused].filter(([reason]) => !texts[reason]);
  const count = rest.reduce((sum, [, each]) => sum + each, 0);
  return count > 0 ? [...known, { code: 'refused-media', text: other, count }] : known;
}
