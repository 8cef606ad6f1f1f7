import type { Block, ScenarioStep } from '../blocks.js';

/**
 * What makes an answer right, without its words: one question in two languages has one key.
 * @param block any block
 * @returns a line to compare and to show; empty for a block that is no question
 */
export function keyOf(block: Block): string {
  if (block.block !== 'question') return '';
  switch (block.type) {
    case 'single':
    case 'multiple':
      return `${block.type}: ${block.options.map(({ right }) => (right ? 'x' : '-')).join('')}`;
    case 'number':
      return `number: ${block.value} ± ${block.tolerance} ${block.unit ?? ''}`.trim();
    case 'order':
      return `order of ${block.items.length}`;
    case 'true-false':
      return `true-false: ${block.isTrue}`;
    case 'match':
      return `match: ${block.pairs.length} pairs and ${block.others.length} others`;
    case 'gap':
      return `gap: ${block.pieces.filter(({ piece }) => piece === 'gap').length} gaps`;
    case 'text':
      return 'text';
    case 'scenario':
      return `scenario: ${block.steps.map(stepKey).join('; ')}`;
  }
}

/** Where each choice leads, and whether it is a good one. */
const stepKey = ({ id, choices }: ScenarioStep): string =>
  `${id} ${choices.map(({ right, next }) => `${right ? 'x' : '-'}${next ?? ''}`).join(' ')}`;
