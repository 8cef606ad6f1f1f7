import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import type { z } from 'zod';
import { explainIssue } from './explain-issue.js';
import { report, type Reading } from './reading.js';

const colons = { containerDirective: ':::', leafDirective: '::', textDirective: ':' } as const;

/**
 * Reads the `{key=value}` of a block.
 * @param node the directive
 * @param schema what it may and must hold
 * @param reading the file being read; receives problems
 * @returns the attributes, or nothing when they are refused (and reported)
 */
export function readAttributes<Attributes>(
  node: ContainerDirective | LeafDirective | TextDirective,
  schema: z.ZodType<Attributes>,
  reading: Reading,
): Attributes | undefined {
  const result = schema.safeParse(node.attributes ?? {}, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const { message, remedy } = explainIssue(issue);
    const written = `\`${colons[node.type]}${node.name}\``;
    report(reading, node, {
      message: {
        bg: `${written} не е написано както трябва. ${message.bg}`,
        en: `${written}: ${message.en}`,
      },
      remedy,
    });
  }
  return undefined;
}
