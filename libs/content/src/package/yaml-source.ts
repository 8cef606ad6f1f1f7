import { LineCounter, parseDocument, type Document, isNode } from 'yaml';
import type { z } from 'zod';
import { explainIssue } from './explain-issue.js';
import type { Explanation, PackageFile, Problem } from './problem.js';

/** A validated YAML text and the lines its values stand on. */
export interface YamlSource<Value> {
  file: string;
  value: Value;
  /** Line (from 1, in the file) of the value at a path, or of the nearest value around it. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Either a validated YAML text or what is wrong with it. */
export type YamlResult<Value> =
  { ok: true; source: YamlSource<Value> } | { ok: false; problems: Problem[] };

const notYaml: Explanation = {
  message: {
    bg: 'Редът не е написан по правилата на YAML.',
    en: 'This line is not valid YAML.',
  },
  remedy: {
    bg: 'Проверете отместването. Текст, в който има `: ` или `#` или който започва със знак, се пише в кавички.',
    en: 'Check the indentation; put a text that contains `: ` or `#`, or begins with a sign, between quotation marks.',
  },
};

function lineFinder(document: Document, counter: LineCounter, firstLine: number) {
  return (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const keys = path.slice(0, length);
      const node: unknown = length === 0 ? document.contents : document.getIn(keys, true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line + firstLine - 1;
    }
    return firstLine;
  };
}

/**
 * Reads a YAML text and validates it.
 * @param file path and text
 * @param schema what it must hold
 * @param firstLine line of the file on which the text begins, from 1
 * @returns the value with its lines, or problems: broken YAML, or each value the schema refuses
 */
export function readYaml<Value>(
  file: PackageFile,
  schema: z.ZodType<Value>,
  firstLine = 1,
): YamlResult<Value> {
  const counter = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: counter });
  const problem = (line: number, explanation: Explanation): Problem => ({
    file: file.path,
    line,
    ...explanation,
  });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem(counter.linePos(error.pos[0]).line + firstLine - 1, notYaml),
    );
    return { ok: false, problems };
  }
  const lineOf = lineFinder(document, counter, firstLine);
  const result = schema.safeParse(document.toJS(), { reportInput: true });
  if (result.success) return { ok: true, source: { file: file.path, value: result.data, lineOf } };
  const problems = result.error.issues.map((issue) => {
    // An unknown key has a line of its own; the issue's path is that of the group around it.
    const key = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    return problem(lineOf([...issue.path, ...key]), explainIssue(issue));
  });
  return { ok: false, problems };
}
