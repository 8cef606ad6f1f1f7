import type { Bilingual } from '@pateka/domain';

/** What is said of each thing in a text from elsewhere that could not be kept as it was. */
export const htmlNotes = {
  links: {
    bg: 'Връзки, които не водят към страница в интернет, станаха обикновен текст.',
    en: 'Links that do not lead to a web page have become plain text.',
  },
  'inner-links': {
    bg: 'Връзки към друго място в същия документ станаха обикновен текст.',
    en: 'Links to another place in the same document have become plain text.',
  },
  'deep-headings': {
    bg: 'Подзаглавия от четвърто и по-дълбоко ниво станаха от трето.',
    en: 'Headings of the fourth and deeper levels have become headings of the third.',
  },
  'merged-cells': {
    bg: 'Слети клетки в таблица са разделени, а текстът им е повторен във всяка.',
    en: 'Merged cells of a table are apart now, with their text repeated in each.',
  },
  'nested-tables': {
    bg: 'Таблица в таблица е разгъната като текст в клетката.',
    en: 'A table inside a table has been unrolled as text of its cell.',
  },
  'cell-lists': {
    bg: 'Списък в клетка на таблица стана обикновени редове.',
    en: 'A list in a cell of a table has become plain lines.',
  },
  'moved-pictures': {
    bg: 'Картини в списък, таблица или заглавие са преместени след него.',
    en: 'Pictures in a list, table or heading now stand behind it.',
  },
  look: {
    bg: 'Цветове, шрифтове, подчертаване и зачертаване не се пренасят.',
    en: 'Colours, fonts, underlining and strike-through are not carried over.',
  },
  'left-out': {
    bg: 'Вградени неща (видео, рисунки, формули, рамки от други сайтове) са пропуснати.',
    en: 'Embedded things (video, drawings, formulas, frames of other sites) were left out.',
  },
  'too-deep': {
    bg: 'Части, вложени твърде дълбоко една в друга, са пропуснати.',
    en: 'Parts that were nested too deep were left out.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
