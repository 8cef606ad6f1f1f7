import { wordLists } from './word-lists.js';

/** Elements that are no text, with all that stands in them. Pictures are left out: nothing foreign is fetched. */
const deaf =
  'script,x-style,head > *,template,svg,math,iframe,object,embed,noscript,img,picture,video,audio,canvas,' +
  'input,select,textarea,button,link,meta,form[hidden],[data-look*="mso-element:comment"]';

/** What the editor's own schema reads; everything else is of no use. */
const kept = new Set(['href', 'data-fact', 'data-sum', 'data-align', 'data-pm-slice']);

/** Headings of pages and of Word become the two that a lesson has. */
const headings: Readonly<Record<string, string>> = { H1: 'h2', H4: 'h3', H5: 'h3', H6: 'h3' };

const wrapIn = (element: Element, name: string): void => {
  const wrap = element.ownerDocument.createElement(name);
  wrap.append(...element.childNodes);
  element.append(wrap);
};

/** Bold and italic that were said by a style are said by an element instead. */
function lookOf(element: Element): void {
  const look = element.getAttribute('data-look') ?? '';
  const isPlain = /font-weight:\s*(?:normal|400)/i.test(look);
  if (isPlain && (element.tagName === 'B' || element.tagName === 'STRONG')) {
    element.replaceWith(...element.childNodes);
    return;
  }
  if (element.tagName !== 'SPAN') return;
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(look)) wrapIn(element, 'b');
  if (/font-style:\s*italic/i.test(look)) wrapIn(element, 'i');
}

function rename(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

function bare(element: Element): void {
  for (const { name } of [...element.attributes]) {
    if (!kept.has(name)) element.removeAttribute(name);
  }
  const heading = headings[element.tagName];
  if (heading) rename(element, heading);
}

/**
 * Cleans what was copied from a web page or from Word. The editor's schema decides what may stay; this takes away
 * what would only cost time, and says in elements what was said in styles. It is read in a document of its own,
 * where no script runs, no style counts and nothing is fetched.
 * @param html what the clipboard holds
 * @returns HTML with the same text, lists, tables, emphasis and links, without any style
 */
export function cleanPaste(html: string): string {
  // Styles would be refused by the site's policy, even here.
  const tame = html
    .replace(/(\s)style\s*=/gi, '$1data-look=')
    .replace(/<(\/?)style\b/gi, '<$1x-style');
  const { body } = new DOMParser().parseFromString(tame, 'text/html');
  for (const element of body.querySelectorAll(deaf)) element.remove();
  wordLists(body);
  for (const element of body.querySelectorAll('[data-look]')) lookOf(element);
  for (const element of body.querySelectorAll('*')) bare(element);
  return body.innerHTML;
}
