import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  PageBreak,
  PageNumber,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type FileChild,
  type ParagraphChild,
} from 'docx';
import { pngPicture } from './png.js';

/** A name that must be found nowhere after an import. */
export const wordAuthor = 'Канарка Свидетелска';

/** What the document tells, for tests to look for. */
export const wordTexts = {
  title: 'Първа заплата',
  lessons: ['Какво пише в договора', 'Как се чете фишът'],
  alts: ['Лист с договор и химикалка', 'Фиш с три реда'],
  footnote: 'Така е записано в Кодекса на труда.',
  link: 'https://www.gli.government.bg/bg',
} as const;

const text = (...children: (string | ParagraphChild)[]): Paragraph =>
  new Paragraph({
    children: children.map((child) => (typeof child === 'string' ? new TextRun(child) : child)),
  });

const bold = (value: string): TextRun => new TextRun({ text: value, bold: true });
const italic = (value: string): TextRun => new TextRun({ text: value, italics: true });

function heading(
  value: string,
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel],
): Paragraph {
  return new Paragraph({ text: value, heading: level });
}

const item = (value: string, level = 0): Paragraph =>
  new Paragraph({ text: value, bullet: { level } });
const step = (value: string, level = 0): Paragraph =>
  new Paragraph({ text: value, numbering: { reference: 'steps', level } });

function picture(alt: string, color: readonly [number, number, number]): Paragraph {
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data: Buffer.from(pngPicture({ width: 320, height: 200, color, author: wordAuthor })),
        transformation: { width: 320, height: 200 },
        altText: { name: 'picture', title: alt, description: alt },
      }),
    ],
  });
}

function table(rows: readonly (readonly string[])[]): Table {
  const cell = (value: string): TableCell => new TableCell({ children: [text(value)] });
  return new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) });
}

function contract(): FileChild[] {
  const link = new ExternalHyperlink({
    link: wordTexts.link,
    children: [new TextRun({ text: 'Инспекцията по труда', style: 'Hyperlink' })],
  });
  return [
    heading(wordTexts.lessons[0], HeadingLevel.HEADING_1),
    text(
      'Договорът се подписва ',
      bold('преди първия работен ден'),
      '. Вие получавате екземпляр',
      new FootnoteReferenceRun(1),
      ' и го пазите.',
    ),
    picture(wordTexts.alts[0], [40, 90, 120]),
    heading('Какво да потърсите', HeadingLevel.HEADING_2),
    item('Името на работодателя'),
    item('Мястото на работа'),
    item('град и адрес', 1),
    item('дали се работи и от дома', 1),
    item('Работното време'),
    heading('Към кого да се обърнете', HeadingLevel.HEADING_2),
    text('При въпроси помага ', link, '. Разговорът е ', italic('безплатен'), '.'),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

function payslip(): FileChild[] {
  return [
    heading(wordTexts.lessons[1], HeadingLevel.HEADING_1),
    text('Фишът показва как от брутната заплата се стига до парите по сметката.'),
    picture(wordTexts.alts[1], [120, 80, 40]),
    heading('Редовете', HeadingLevel.HEADING_2),
    table([
      ['Ред', 'Какво значи'],
      ['Брутна заплата', 'преди удръжките'],
      ['Осигуровки', 'за пенсия и лекар'],
      ['Нетна заплата', 'толкова получавате'],
    ]),
    heading('Проверка по стъпки', HeadingLevel.HEADING_3),
    step('Намерете брутната заплата.'),
    step('Извадете удръжките:'),
    step('първо осигуровките', 1),
    step('после данъка', 1),
    step('Сравнете с парите по сметката.'),
    ...Array.from({ length: 12 }, (_, at) =>
      text(
        `Пример ${at + 1}. Мария гледа фиша си вечер, на чаша чай. Тя отбелязва с молив всяка сума, `,
        'която не разбира, и на другия ден пита в счетоводството. Отговорът идва за две минути.',
      ),
    ),
  ];
}

const levels = [0, 1].map((level) => ({
  level,
  format: level === 0 ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER,
  text: `%${level + 1}.`,
  alignment: AlignmentType.START,
}));

/**
 * Writes a document of several pages as a trainer would: a title, two chapters, pictures, a table, lists
 * inside lists, a link, a footnote, page numbers, and her name in the file's properties.
 * @param more put behind the last chapter
 * @returns the bytes of a .docx file
 */
export async function wordDocument(more: readonly FileChild[] = []): Promise<Uint8Array> {
  const document = new Document({
    title: wordTexts.title,
    creator: wordAuthor,
    lastModifiedBy: wordAuthor,
    description: wordAuthor,
    keywords: wordAuthor,
    numbering: { config: [{ reference: 'steps', levels }] },
    footnotes: { 1: { children: [text(wordTexts.footnote)] } },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
            ],
          }),
        },
        children: [
          heading(wordTexts.title, HeadingLevel.TITLE),
          text('Два кратки урока за хората, които започват работа.'),
          ...contract(),
          ...payslip(),
          ...more,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
