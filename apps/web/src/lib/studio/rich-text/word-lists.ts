/** An item of a list as Word puts it on the clipboard: a paragraph whose style names list and level. */
const item = 'p[data-look*="mso-list"]';

interface Item {
  level: number;
  ordered: boolean;
}

/** Takes the bullet or number out of an item, which Word writes as text. */
function readItem(paragraph: Element): Item {
  const sign = paragraph.querySelector(
    '[data-look*="mso-list:Ignore" i], [data-look*="mso-list: Ignore" i]',
  );
  const ordered = /^\s*\(?[\p{L}\d]{1,4}[.)]/u.test(sign?.textContent ?? '');
  sign?.remove();
  const level = /level(\d)/.exec(paragraph.getAttribute('data-look') ?? '')?.[1];
  return { level: Math.max(1, Number(level ?? 1)), ordered };
}

/** The list that an item of a level belongs to; made behind the last item of the level above when it is not there. */
function listFor(
  path: Element[],
  { level, ordered }: Item,
  make: (name: string) => Element,
): Element {
  path.length = Math.min(path.length, level);
  const name = ordered ? 'ol' : 'ul';
  const last = path.at(-1);
  if (path.length === level && last) return last;
  const list = make(name);
  last?.lastElementChild?.append(list);
  path.push(list);
  return list;
}

/**
 * Makes lists of what Word writes as paragraphs.
 * @param body what was pasted, changed in place; styles stand in `data-look`
 */
export function wordLists(body: Element): void {
  let path: Element[] = [];
  let end: Element | null = null;
  for (const paragraph of body.querySelectorAll(item)) {
    const make = (name: string) => paragraph.ownerDocument.createElement(name);
    if (paragraph.previousElementSibling !== end) path = [];
    const read = readItem(paragraph);
    const isFirst = path.length === 0;
    const list = listFor(path, isFirst ? { ...read, level: 1 } : read, make);
    if (isFirst) {
      paragraph.before(list);
      end = list;
    }
    const entry = make('li');
    list.append(entry);
    entry.append(paragraph);
  }
}
