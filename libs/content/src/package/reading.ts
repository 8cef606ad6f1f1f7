import type { Nodes } from 'mdast';
import type { Explanation, Problem } from './problem.js';

/** What is carried along while one lesson file is turned from Markdown into blocks. */
export interface Reading {
  file: string;
  /** The Markdown as parsed, so that positions can be cut out of it. */
  source: string;
  problems: Problem[];
  /** Lines (from 1) of blocks, text nodes, options and cells, kept beside the document, not in it. */
  lines: Map<object, number>;
}

/**
 * @param node a node of the Markdown tree
 * @returns its first line in the file, from 1
 */
export function lineOfNode(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/**
 * Notes a problem at a node.
 * @param reading the file being read; receives the problem
 * @param node where
 * @param explanation what is wrong, and what to do
 */
export function report(reading: Reading, node: Nodes, explanation: Explanation): void {
  reading.problems.push({ file: reading.file, line: lineOfNode(node), ...explanation });
}

/**
 * Remembers on which line a piece of the document was written.
 * @param reading the file being read
 * @param node where it was written
 * @param piece the block, text node, option or cell made from it
 * @returns the same piece
 */
export function at<Piece extends object>(reading: Reading, node: Nodes, piece: Piece): Piece {
  reading.lines.set(piece, lineOfNode(node));
  return piece;
}

/**
 * @param reading the file being read
 * @param node a node of the Markdown tree
 * @returns the very characters it was written with
 */
export function sourceOf(reading: Reading, node: Nodes): string {
  const { start, end } = node.position ?? {};
  return reading.source.slice(start?.offset ?? 0, end?.offset ?? 0);
}
