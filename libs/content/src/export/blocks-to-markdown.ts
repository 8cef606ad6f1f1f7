import type { Block, RichNode } from '../blocks.js';
import { attributesToMarkdown } from './attributes-to-markdown.js';
import { inlineToMarkdown } from './inline-to-markdown.js';
import { questionToMarkdown } from './question-to-markdown.js';
import { inParagraph, richToMarkdown } from './rich-to-markdown.js';

type Attributes = Parameters<typeof attributesToMarkdown>[0];

function container(name: string, attributes: Attributes, body: string): string {
  return `:::${name}${attributesToMarkdown(attributes)}\n${body === '' ? '' : `${body}\n`}:::`;
}

function blockToMarkdown(block: Exclude<Block, { block: 'text' }>): string {
  switch (block.block) {
    case 'story':
      return container('story', {}, richToMarkdown(block.content));
    case 'callout':
      return container('callout', { kind: block.kind }, richToMarkdown(block.content));
    case 'worksheet':
      return container('worksheet', { tool: block.tool }, '');
    case 'reflection':
      return container('reflection', { id: block.id }, richToMarkdown(block.prompt));
    case 'image': {
      const { media, alt, decorative, words, caption } = block;
      const text = caption.length > 0 ? inlineToMarkdown(caption, inParagraph) : '';
      return container('image', { media, alt, decorative: decorative ? 'yes' : '', words }, text);
    }
    case 'audio': {
      const { media, title } = block;
      return container('audio', { media, title }, richToMarkdown(block.transcript));
    }
    case 'video': {
      const { media, title, captions } = block;
      return container('video', { media, title, captions }, '');
    }
    case 'download':
      return container('download', { media: block.media, title: block.title }, '');
    case 'question': {
      const { attributes, body } = questionToMarkdown(block);
      return container('question', attributes, body);
    }
  }
}

/**
 * Writes blocks as the Markdown of a lesson.
 * @param blocks the lesson's blocks in one language
 * @returns the text below the front matter
 */
export function blocksToMarkdown(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let text: RichNode[] = [];
  const end = (): void => {
    if (text.length > 0) parts.push(richToMarkdown(text));
    text = [];
  };
  for (const block of blocks) {
    if (block.block === 'text') text.push(...block.content);
    else {
      end();
      parts.push(blockToMarkdown(block));
    }
  }
  end();
  return parts.map((part) => `${part}\n`).join('\n');
}
