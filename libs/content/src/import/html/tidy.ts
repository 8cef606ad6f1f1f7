import type { Inline } from '../../blocks.js';

type Marked = Extract<Inline, { children: Inline[] }>;

const sameMark = (a: Marked, b: Marked): boolean =>
  a.type === b.type && (a.type !== 'link' || b.type !== 'link' || a.href === b.href);

function joinTwo(last: Inline | undefined, next: Inline): Inline | null {
  if (last?.type === 'text' && next.type === 'text') {
    return { type: 'text', value: last.value + next.value };
  }
  if (!last || !('children' in last) || !('children' in next) || !sameMark(last, next)) return null;
  return { ...last, children: joined([...last.children, ...next.children]) };
}

function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const next of inlines) {
    const both = joinTwo(result.at(-1), next);
    if (both) result[result.length - 1] = both;
    else result.push(next);
  }
  return result;
}

/** What of the text so far matters for the next space. */
interface Cursor {
  /** At the start, behind a space or behind a line break: a space would not show. */
  atSpace: boolean;
}

function collapse(inlines: readonly Inline[], cursor: Cursor): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type === 'text') {
      const value = inline.value.replace(/[ \t\r\n\f]+/g, ' ').replace(/\p{Cc}/gu, '');
      const shown = cursor.atSpace ? value.replace(/^ /, '') : value;
      if (shown !== '') cursor.atSpace = shown.endsWith(' ');
      return shown === '' ? [] : [{ type: 'text', value: shown }];
    }
    if ('children' in inline) {
      const children = collapse(inline.children, cursor);
      return children.length > 0 ? [{ ...inline, children }] : [];
    }
    cursor.atSpace = inline.type === 'break';
    return [inline];
  });
}

/** Takes spaces and line breaks off the end, out of marks too. */
function withoutTail(inlines: readonly Inline[]): Inline[] {
  const last = inlines.at(-1);
  const rest = inlines.slice(0, -1);
  if (!last) return [];
  if (last.type === 'break') return withoutTail(rest);
  if (last.type === 'text') {
    const value = last.value.trimEnd();
    return value === '' ? withoutTail(rest) : [...rest, { type: 'text', value }];
  }
  if (!('children' in last)) return [...inlines];
  const children = withoutTail(last.children);
  return children.length === 0 ? withoutTail(rest) : [...rest, { ...last, children }];
}

function withoutHead(inlines: readonly Inline[]): Inline[] {
  const at = inlines.findIndex(({ type }) => type !== 'break');
  return at < 0 ? [] : inlines.slice(at);
}

/** A space at the end of marked words belongs behind the mark; one before a line break to nobody. */
function spacesOut(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline, index): Inline[] => {
    if (inline.type === 'text' && inlines[index + 1]?.type === 'break') {
      const value = inline.value.trimEnd();
      return value === '' ? [] : [{ type: 'text', value }];
    }
    if (!('children' in inline)) return [inline];
    const children = spacesOut(inline.children);
    const last = children.at(-1);
    if (last?.type !== 'text' || !last.value.endsWith(' ')) return [{ ...inline, children }];
    const value = last.value.trimEnd();
    const kept = [...children.slice(0, -1), ...(value ? [{ type: 'text' as const, value }] : [])];
    const space: Inline = { type: 'text', value: ' ' };
    return kept.length > 0 ? [{ ...inline, children: kept }, space] : [space];
  });
}

/**
 * Brings running text that came from elsewhere into the form our own has: neighbours of one kind joined,
 * white space as a page shows it, nothing empty, no spaces or breaks at the ends.
 * @param inlines running text as it was found
 * @returns the same words
 */
export function tidy(inlines: readonly Inline[]): Inline[] {
  const collapsed = collapse(withoutHead(joined(inlines)), { atSpace: true });
  return withoutTail(withoutHead(joined(spacesOut(joined(collapsed)))));
}
