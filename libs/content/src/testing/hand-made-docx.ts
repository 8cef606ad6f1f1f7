import { strToU8, zipSync, type Zippable } from 'fflate';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const headings = [1, 2, 3, 4, 5]
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  .join('');

/** What a hand-made document differs in. */
export interface HandMadeDocx {
  /** The paragraphs and tables, as XML. */
  body: string;
  /** Relationships of the document, as XML. */
  relationships?: string;
  contentType?: string;
  more?: Zippable;
}

/**
 * Builds a document part by part, as Bulgarian Word numbers its styles: for what no library writes.
 * @param parts what stands in it
 */
export function handMadeDocx({
  body,
  relationships = '',
  contentType,
  more,
}: HandMadeDocx): Uint8Array {
  const types = `<Types xmlns="${packaged}/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="${contentType ?? mainType}"/></Types>`;
  const links = (inside: string): string =>
    `<Relationships xmlns="${packaged}/relationships">${inside}</Relationships>`;
  const styles = `<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/>`;
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(
      links(`<Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    ),
    'word/document.xml': strToU8(`<w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8(`<w:styles ${namespaces}>${headings}</w:styles>`),
    'word/_rels/document.xml.rels': strToU8(links(styles + relationships)),
    ...more,
  });
}

/**
 * Writes a paragraph.
 * @param inside runs as XML, or plain words
 * @param heading its level, for a heading
 */
export function wordParagraph(inside: string, heading?: number): string {
  const style = heading ? `<w:pPr><w:pStyle w:val="${heading}"/></w:pPr>` : '';
  const runs = inside.startsWith('<') ? inside : `<w:r><w:t>${inside}</w:t></w:r>`;
  return `<w:p>${style}${runs}</w:p>`;
}

/**
 * Writes a picture at its place.
 * @param attribute how the picture is named: `r:embed="id"` or `r:link="id"`
 */
export function wordPicture(attribute: string): string {
  return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Описание"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip ${attribute}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

/**
 * Writes a relationship to a picture.
 * @param id its id
 * @param target where it is
 * @param isOutside whether that is outside the document
 */
export function wordImageLink(id: string, target: string, isOutside = false): string {
  const mode = isOutside ? ' TargetMode="External"' : '';
  return `<Relationship Id="${id}" Type="${office}/image" Target="${target}"${mode}/>`;
}
