import { newDraftId, type Block } from '@pateka/content/draft';
import type { QuestionType } from '@pateka/domain';
import { newQuestion } from '../questions/change-type.js';
import type { BlockKind } from './choices.js';

/** A new block of a kind, with nothing written in it. */
export function newBlock(kind: BlockKind): Block {
  switch (kind) {
    case 'text':
    case 'story':
      return { block: kind, content: [] };
    case 'tip':
    case 'remember':
    case 'safety':
      return { block: 'callout', kind, content: [] };
    case 'worksheet':
      return { block: 'worksheet', tool: 'budget' };
    case 'reflection':
      return { block: 'reflection', id: newDraftId('r'), prompt: [] };
    case 'image':
      return {
        block: 'image',
        media: '',
        alt: '',
        decorative: false,
        words: 'unasked',
        caption: [],
      };
    case 'audio':
      return { block: 'audio', media: '', title: '', transcript: [] };
    case 'video':
      return { block: 'video', media: '', title: '', captions: '' };
    case 'download':
      return { block: 'download', media: '', title: '' };
    default:
      return newQuestion(kind.slice('question-'.length) as QuestionType);
  }
}
