import { worksheetTools } from '@pateka/domain';
import { z } from 'zod';
import { kebabId } from './ids.js';

/*
 * The one schema of a lesson's document. Editor, importer, exporter and renderer all use it. A document
 * holds blocks and a small tree of text; there is no place in it for HTML, so none has to be cleaned.
 */

/** The kinds of boxes beside the text. */
export const calloutKinds = ['safety', 'tip', 'remember'] as const;

/** Where a link may lead: a web page, or another lesson by its id. Nothing else: a telephone is a fact. */
export const linkPattern = /^(?:https?:\/\/[^\s<>"'`\\]+|lesson:[a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** An amount in euro with at most two decimals; may be negative. */
const euroAmount = z
  .number()
  .min(-1_000_000)
  .max(1_000_000)
  .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6);

const nonEmpty = z.string().min(1);

/** A piece of running text. `fact` is a dated fact by id, `sum` an invented amount in euro. */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'break' }
  | { type: 'emphasis'; children: Inline[] }
  | { type: 'strong'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'fact'; id: string }
  | { type: 'sum'; amount: number };

/** Schema of running text. */
export const inlineSchema: z.ZodType<Inline> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), value: nonEmpty }),
    z.strictObject({ type: z.literal('break') }),
    z.strictObject({ type: z.literal('emphasis'), children: inlines }),
    z.strictObject({ type: z.literal('strong'), children: inlines }),
    z.strictObject({
      type: z.literal('link'),
      href: z.string().regex(linkPattern),
      children: inlines,
    }),
    z.strictObject({ type: z.literal('fact'), id: kebabId }),
    z.strictObject({ type: z.literal('sum'), amount: euroAmount }),
  ]),
);
const inlines = z.array(inlineSchema);

/** How a table's column is aligned; null leaves it to the page. */
export type ColumnAlign = 'left' | 'center' | 'right' | null;

/** A paragraph-sized piece of text. Tables hold rows of cells; the first row is the head. */
export type RichNode =
  | { type: 'heading'; depth: 2 | 3; children: Inline[] }
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'list'; ordered: boolean; items: RichNode[][] }
  | { type: 'table'; align: ColumnAlign[]; rows: Inline[][][] };

/** Schema of rich text. */
export const richNodeSchema: z.ZodType<RichNode> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('heading'),
      depth: z.union([z.literal(2), z.literal(3)]),
      children: inlines,
    }),
    z.strictObject({ type: z.literal('paragraph'), children: inlines }),
    z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(richText) }),
    z.strictObject({
      type: z.literal('table'),
      align: z.array(z.enum(['left', 'center', 'right']).nullable()),
      rows: z.array(z.array(inlines)).min(1),
    }),
  ]),
);
const richText = z.array(richNodeSchema);

/** A file of the media store by the SHA-256 of its bytes, in hex; empty while none is chosen (drafts). */
const mediaId = z.string().regex(/^(?:[0-9a-f]{64})?$/);

const questionHead = { block: z.literal('question'), id: kebabId, prompt: richText };

const optionSchema = z.strictObject({ right: z.boolean(), answer: inlines, explanation: inlines });
/** One answer to choose, with the explanation shown after it was chosen. */
export type ChoiceOption = z.infer<typeof optionSchema>;

const optionsSchema = z.array(optionSchema).max(26);
const numberFields = {
  /** Null while the author has not said it (drafts). */
  value: z.number().nullable(),
  tolerance: z.number().min(0),
  unit: nonEmpty.optional(),
};

/** What counts as right when somebody types: each a full answer. */
const acceptedTexts = z.array(z.string().max(200)).max(20);

const gapPiece = z.discriminatedUnion('piece', [
  z.strictObject({ piece: z.literal('text'), text: inlines }),
  z.strictObject({ piece: z.literal('gap'), accepted: acceptedTexts }),
]);
/** A stretch of a text with gaps: words to read, or a gap to fill. */
export type GapPiece = z.infer<typeof gapPiece>;

const scenarioChoice = z.strictObject({
  answer: inlines,
  explanation: inlines,
  right: z.boolean(),
  /** The step that follows, by its id; null ends the scenario. */
  next: z.string().max(80).nullable(),
});
const scenarioStep = z.strictObject({
  id: z.string().min(1).max(80),
  text: richText,
  choices: z.array(scenarioChoice).max(6),
});
/** One situation of a scenario, with what one can do in it. */
export type ScenarioStep = z.infer<typeof scenarioStep>;

/**
 * Schema of a question. `items` of an ordering question stand in the right order; of a matching question
 * `others` are right sides that belong to no left side; a scenario begins with its first step.
 */
export const questionSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...questionHead, type: z.literal('single'), options: optionsSchema }),
  z.strictObject({ ...questionHead, type: z.literal('multiple'), options: optionsSchema }),
  z.strictObject({
    ...questionHead,
    type: z.literal('number'),
    ...numberFields,
    explanation: richText,
  }),
  z.strictObject({
    ...questionHead,
    type: z.literal('order'),
    items: z.array(inlines).max(26),
    explanation: richText,
  }),
  z.strictObject({
    ...questionHead,
    type: z.literal('true-false'),
    /** Whether the statement in the prompt is true; null while the author has not said it (drafts). */
    isTrue: z.boolean().nullable(),
    /** Said to whoever answers "true", and to whoever answers "false". */
    ifTrue: inlines,
    ifFalse: inlines,
  }),
  z.strictObject({
    ...questionHead,
    type: z.literal('match'),
    pairs: z.array(z.strictObject({ left: inlines, right: inlines })).max(12),
    others: z.array(inlines).max(6),
    explanation: richText,
  }),
  z.strictObject({
    ...questionHead,
    type: z.literal('gap'),
    pieces: z.array(gapPiece).max(60),
    explanation: richText,
  }),
  z.strictObject({
    ...questionHead,
    type: z.literal('text'),
    accepted: acceptedTexts,
    explanation: richText,
  }),
  z.strictObject({
    ...questionHead,
    type: z.literal('scenario'),
    steps: z.array(scenarioStep).max(20),
  }),
]);
/** A question with its right answer and explanations: for authors and the server, never for a learner. */
export type QuestionBlock = z.infer<typeof questionSchema>;

/** Schema of one block of a lesson. */
export const blockSchema = z.discriminatedUnion('block', [
  z.strictObject({ block: z.literal('text'), content: richText }),
  z.strictObject({ block: z.literal('story'), content: richText }),
  z.strictObject({ block: z.literal('callout'), kind: z.enum(calloutKinds), content: richText }),
  z.strictObject({ block: z.literal('worksheet'), tool: z.enum(worksheetTools) }),
  z.strictObject({ block: z.literal('reflection'), id: kebabId, prompt: richText }),
  z.strictObject({
    block: z.literal('image'),
    media: mediaId,
    /** What the picture tells; empty only for one that is mere decoration. */
    alt: z.string().max(500),
    decorative: z.boolean(),
    /** No machine sees whether words in a picture can be read, so the author is asked. */
    words: z.enum(['unasked', 'none', 'readable']),
    caption: inlines,
  }),
  z.strictObject({
    block: z.literal('audio'),
    media: mediaId,
    title: z.string().max(200),
    /** All that is said, for whoever cannot hear it or may not play it aloud. */
    transcript: richText,
  }),
  z.strictObject({
    block: z.literal('video'),
    media: mediaId,
    title: z.string().max(200),
    /** A WebVTT file of the media store in the language of the lesson. */
    captions: mediaId,
  }),
  z.strictObject({ block: z.literal('download'), media: mediaId, title: z.string().max(200) }),
  questionSchema,
]);
/** One block of a lesson. */
export type Block = z.infer<typeof blockSchema>;

/** The kinds of boxes beside the text. */
export type CalloutKind = (typeof calloutKinds)[number];

/** Schema of a lesson in one language. `minutes` are nominal: nobody is timed. */
export const lessonDocumentSchema = z.strictObject({
  title: nonEmpty,
  purpose: nonEmpty,
  minutes: z.int().min(1).max(60),
  outcomes: z.array(nonEmpty).min(1),
  note: nonEmpty.optional(),
  blocks: z.array(blockSchema),
});
/** A lesson in one language. */
export type LessonDocument = z.infer<typeof lessonDocumentSchema>;
