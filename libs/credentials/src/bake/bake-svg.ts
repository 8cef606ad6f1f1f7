/** The namespace in which Open Badges 3.0 looks for a credential in an SVG. */
const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';
const OPENING = /<((?:[\w-]{1,40}:)?credential)(?=[\s/>])/g;
const CDATA = { from: '<![CDATA[', to: ']]>' };

/** Text in CDATA; where it holds the end of one, a second begins. */
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const isJwt = (credential: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(credential);

/** JSON goes between the tags, a JWT into an attribute (Open Badges 3.0, section "SVG" of "Baked Badges"). */
const element = (credential: string): string =>
  isJwt(credential)
    ? `<openbadges:credential xmlns:openbadges="${NAMESPACE}" verify="${credential}"/>`
    : `<openbadges:credential xmlns:openbadges="${NAMESPACE}">${cdata(credential)}</openbadges:credential>`;

/**
 * Writes a credential into a picture, in place of one that is there.
 * @param svg with an svg element at its root
 * @param credential as JSON, or a JWT
 * @throws TypeError when there is no svg element
 */
export function bakeSvg(svg: string, credential: string): string {
  const [old] = elementsIn(svg);
  const bare = old ? svg.slice(0, old.from) + svg.slice(old.to) : svg;
  const root = /<svg\b[^>]*>/.exec(bare);
  if (!root) throw new TypeError('not an SVG');
  const at = root.index + root[0].length;
  return bare.slice(0, at) + element(credential) + bare.slice(at);
}

interface Element {
  from: number;
  to: number;
  attributes: string;
  /** What stands in CDATA, put together; null when there is none. */
  data: string | null;
}

/** Each search begins where the last one ended: whatever is in the text, it is walked over once. */
function elementsIn(svg: string): Element[] {
  const found: Element[] = [];
  for (const { index: from, 0: opening, 1: name } of svg.matchAll(OPENING)) {
    if (from < (found.at(-1)?.to ?? 0)) continue;
    const start = from + opening.length;
    const end = svg.indexOf('>', start) + 1;
    if (end === 0) break;
    const attributes = svg.slice(start, end - 1);
    const inside = attributes.endsWith('/')
      ? { data: null, to: end }
      : dataUpTo(svg, end, `</${name}>`);
    if (!inside) break;
    found.push({ from, attributes, ...inside });
  }
  return found;
}

/** Reads on to the closing tag; one that stands in CDATA is text. */
function dataUpTo(
  svg: string,
  start: number,
  closing: string,
): Pick<Element, 'data' | 'to'> | null {
  const parts: string[] = [];
  let close = svg.indexOf(closing, start);
  for (let at = start; close >= 0;) {
    const data = svg.indexOf(CDATA.from, at);
    if (data < 0 || data > close)
      return { data: parts.length === 0 ? null : parts.join(''), to: close + closing.length };
    const end = svg.indexOf(CDATA.to, data);
    if (end < 0) return null;
    parts.push(svg.slice(data + CDATA.from.length, end));
    at = end + CDATA.to.length;
    if (close < at) close = svg.indexOf(closing, at);
  }
  return null;
}

/**
 * Reads what was baked into a picture. The text is searched, not parsed: no entity of a document type is ever
 * resolved, and none can stand for a credential.
 * @returns JSON or a JWT; null when there is none, there are two, or it is in no namespace of badges
 */
export function credentialInSvg(svg: string): string | null {
  if (!/<svg\b/.test(svg) || !svg.includes(NAMESPACE)) return null;
  const [element, ...more] = elementsIn(svg);
  if (!element || more.length > 0) return null;
  const verify = /\sverify="([^"]+)"/.exec(element.attributes)?.[1];
  return verify ?? element.data;
}
