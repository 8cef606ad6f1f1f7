import type { Bilingual } from '@pateka/domain';

/** What is said of each thing in a Markdown file that could not be kept as it was. */
export const markdownNotes = {
  html: {
    bg: 'HTML в текста е пропуснат.',
    en: 'HTML in the text was left out.',
  },
  code: {
    bg: 'Програмен код стана обикновен текст.',
    en: 'Program code has become plain text.',
  },
  quotes: {
    bg: 'Цитати станаха обикновени абзаци.',
    en: 'Quotations have become plain paragraphs.',
  },
  'tick-boxes': {
    bg: 'Отметките в списъци са пропуснати, а редовете им са запазени.',
    en: 'Tick boxes in lists were left out; their lines were kept.',
  },
  directives: {
    bg: 'Блокове с непознато име или форма станаха обикновен текст.',
    en: 'Blocks with an unknown name or form have become plain text.',
  },
  'front-matter': {
    bg: 'Началните редове между --- не бяха разбрани и са пропуснати.',
    en: 'The lines between --- at the beginning were not understood and were left out.',
  },
  pictures: {
    bg: 'Картини, които не са във файла, са пропуснати. Нищо не се изтегля от интернет.',
    en: 'Pictures that are not in the file were left out. Nothing is fetched from the internet.',
  },
  other: {
    bg: 'Малки части от текста не бяха разбрани и са пропуснати.',
    en: 'Small parts of the text were not understood and were left out.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
