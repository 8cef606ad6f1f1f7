/** A mark of the editor's document, as JSON. */
export interface DocMark {
  type: string;
  attrs?: Record<string, unknown>;
}

/** A node of the editor's document, as JSON: a subset of what TipTap calls JSONContent. */
export interface DocNode {
  type?: string;
  attrs?: Record<string, unknown> | undefined;
  content?: DocNode[];
  marks?: DocMark[];
  text?: string;
}
