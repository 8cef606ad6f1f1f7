/** The namespace in which Open Badges 3.0 looks for a credential in an SVG. */
const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';
const ELEMENT = /<(?:(\w+):)?credential\b([^>]*?)(\/>|>([\s\S]*?)<\/(?:\w+:)?credential\s*>)/;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;

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
  const bare = svg.replace(ELEMENT, '');
  const root = /<svg\b[^>]*>/.exec(bare);
  if (!root) throw new TypeError('not an SVG');
  const at = root.index + root[0].length;
  return bare.slice(0, at) + element(credential) + bare.slice(at);
}

/**
 * Reads what was baked into a picture. The text is searched for, not parsed: no entity of a document type is ever
 * resolved, and none can stand for a credential.
 * @returns JSON or a JWT; null when there is none, or it is in no namespace of badges
 */
export function credentialInSvg(svg: string): string | null {
  if (!/<svg\b/.test(svg) || !svg.includes(NAMESPACE)) return null;
  const [, , attributes = '', , content] = ELEMENT.exec(svg) ?? [];
  const verify = /\bverify\s*=\s*"([^"]+)"/.exec(attributes)?.[1];
  if (verify) return verify;
  const parts = [...(content ?? '').matchAll(CDATA)].map(([, text]) => text ?? '');
  return parts.length === 0 ? null : parts.join('');
}
