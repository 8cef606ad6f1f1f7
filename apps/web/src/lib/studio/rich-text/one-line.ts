import { Fragment, Slice, type Node } from '@tiptap/pm/model';

function inlineNodes(fragment: Fragment, into: Node[]): void {
  fragment.forEach((node) => {
    if (node.isInline) {
      into.push(node);
      return;
    }
    const breaks = node.type.schema.nodes['hardBreak'];
    const begins = node.isTextblock && node.content.size > 0;
    if (begins && into.length > 0 && breaks) into.push(breaks.create());
    inlineNodes(node.content, into);
  });
}

/**
 * Makes one line of what was copied, for a cell or an answer: where a paragraph ended, the line is broken.
 * @param slice any piece of the editor's document
 */
export function oneLineSlice(slice: Slice): Slice {
  const nodes: Node[] = [];
  inlineNodes(slice.content, nodes);
  return new Slice(Fragment.fromArray(nodes), 0, 0);
}
