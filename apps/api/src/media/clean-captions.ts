import { type MediaRefusal, refuse, type Refused } from './media.types.js';

/** One caption: from when to when (milliseconds), where it stands, and its lines. */
interface Cue {
  line: number;
  from: number;
  to: number;
  settings: string;
  text: string[];
}

const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const TIMING = /^(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t]+(.*))?$/;
const SETTING =
  /^(?:vertical:(?:rl|lr)|line:-?\d+(?:\.\d+)?%?(?:,(?:start|center|end))?|position:\d+(?:\.\d+)?%(?:,(?:line-left|center|line-right))?|size:\d+(?:\.\d+)?%|align:(?:start|center|end|left|right))$/;
/** Marks that a caption may hold: voice, language, emphasis, ruby, and times within it. */
const TAG =
  /^(?:\/?(?:c|i|b|u|v|lang|ruby|rt)(?:\.[^\s<>&.]+)*(?:[ \t][^<>&]*)?|(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})$/;

class Mistake extends Error {
  constructor(
    readonly reason: MediaRefusal,
    readonly line: number,
  ) {
    super(reason);
  }
}

function millisecondsOf(text: string, line: number): number {
  const parts = TIME.exec(text);
  if (!parts) throw new Mistake('captions-time', line);
  const [hours = '0', minutes, seconds, rest] = parts.slice(1);
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest);
}

function checkTags(text: string, line: number): void {
  for (const [, tag = ''] of text.matchAll(/<([^>]*)>/g))
    if (!TAG.test(tag)) throw new Mistake('captions-tag', line);
  if (/[<>]/.test(text.replaceAll(/<[^>]*>/g, ''))) throw new Mistake('captions-tag', line);
}

/** @param lines a block without empty lines; its first stands at line `start` of the file */
function cueOf(lines: string[], start: number): Cue {
  // A line before the times is the cue's own name; it is shown to nobody.
  const skip = lines[0]?.includes('-->') ? 0 : 1;
  const line = start + skip;
  const [, from = '', to = '', rest = ''] = TIMING.exec(lines[skip] ?? '') ?? [];
  if (from === '') throw new Mistake(skip === 1 ? 'captions-line' : 'captions-time', start);
  const settings = rest.trim().split(/\s+/).filter(Boolean);
  if (!settings.every((one) => SETTING.test(one))) throw new Mistake('captions-time', line);
  const text = lines.slice(skip + 1);
  text.forEach((words, index) => {
    if (words.includes('-->')) throw new Mistake('captions-line', line + 1 + index);
    checkTags(words, line + 1 + index);
  });
  const times = { from: millisecondsOf(from, line), to: millisecondsOf(to, line) };
  if (times.from >= times.to) throw new Mistake('captions-time', line);
  return { line, ...times, settings: settings.join(' '), text };
}

/** Blocks are parted by empty lines. @returns each with the number of its first line, from 1 */
function blocksOf(text: string): { start: number; lines: string[] }[] {
  const blocks: { start: number; lines: string[] }[] = [];
  let open = false;
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line.trim() === '') open = false;
    else if (open) blocks.at(-1)?.lines.push(line);
    else {
      blocks.push({ start: index + 1, lines: [line] });
      open = true;
    }
  });
  return blocks;
}

/** Notes, styles and regions are for whoever made the file; a page draws captions its own way. */
const isAside = ({ lines: [first = ''] }: { lines: string[] }) =>
  /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(first) && !first.includes('-->');

function cuesOf(text: string): Cue[] {
  const [head, ...blocks] = blocksOf(text.replace(/^\uFEFF/, ''));
  if (head?.start !== 1 || !/^WEBVTT(?:[ \t]|$)/.test(head.lines[0] ?? ''))
    throw new Mistake('captions-line', 1);
  const cues = blocks
    .filter((block) => !isAside(block))
    .map(({ lines, start }) => cueOf(lines, start));
  const unordered = cues.find(({ from }, index) => from < (cues[index - 1]?.from ?? 0));
  if (unordered) throw new Mistake('captions-order', unordered.line);
  return cues;
}

const two = (value: number) => String(value).padStart(2, '0');
function timeOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map(two).join(':')}.${String(milliseconds % 1000).padStart(3, '0')}`;
}

function written({ from, to, settings, text }: Cue): string {
  const timing = `${timeOf(from)} --> ${timeOf(to)}`;
  return [settings === '' ? timing : `${timing} ${settings}`, ...text].join('\n');
}

/**
 * Reads captions strictly after the grammar of WebVTT (www.w3.org/TR/webvtt1) and writes them anew: names of
 * cues, notes, styles and the head's lines, where tools and people leave their names, do not come along.
 * @returns the captions, or what is wrong and in which line
 */
export function cleanCaptions(text: string): { ok: true; text: string } | Refused {
  try {
    const cues = cuesOf(text);
    if (cues.every(({ text: words }) => words.length === 0)) return refuse('captions-empty');
    return { ok: true, text: `${['WEBVTT', ...cues.map(written)].join('\n\n')}\n` };
  } catch (error) {
    if (error instanceof Mistake) return refuse(error.reason, error.line);
    throw error;
  }
}
