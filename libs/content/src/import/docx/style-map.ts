/*
 * What Word's styles become. Only this map counts: one inside a document is never asked. Built-in styles
 * have English names in the file, whatever the language of Word.
 */

const headings = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((level) => {
  const to = `h${Math.min(level, 6)}:fresh`;
  return [
    `p.Heading${level} => ${to}`,
    `p[style-name='Heading ${level}'] => ${to}`,
    `p[style-name='heading ${level}'] => ${to}`,
  ];
});

const plainParagraphs = [
  ...['Normal', 'footnote text', 'endnote text', 'Footnote', 'Endnote', 'Body', 'Body Text'],
  ...['List Paragraph', 'Quote', 'Intense Quote', 'Subtitle', 'caption', 'No Spacing'],
].map((name) => `p[style-name='${name}'] => p:fresh`);

const plainRuns = [
  ...['footnote reference', 'endnote reference', 'Footnote anchor', 'Endnote anchor', 'Hyperlink'],
].map((name) => `r[style-name='${name}'] =>`);

const marks = [
  "r[style-name='Strong'] => strong",
  "r[style-name='Emphasis'] => em",
  "r[style-name='Intense Emphasis'] => em",
];

/** Word has nine levels of lists. */
const lists = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((level) => {
  const outer = 'ul|ol > li > '.repeat(level - 1);
  return [
    `p:unordered-list(${level}) => ${outer}ul > li:fresh`,
    `p:ordered-list(${level}) => ${outer}ol > li:fresh`,
  ];
});

const contents = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `p[style-name='toc ${level}'] => !`);

/** The style map for mammoth. */
export const wordStyles: readonly string[] = [
  "p[style-name='Title'] => h1.title:fresh",
  ...headings,
  ...contents,
  "p[style-name='TOC Heading'] => !",
  // Lists come before plain styles: "List Paragraph" is what Word gives to items, too.
  ...lists,
  ...plainParagraphs,
  ...plainRuns,
  ...marks,
];
