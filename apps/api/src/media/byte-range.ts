import type { ByteRange } from './shelf.js';

/**
 * Reads a Range header (RFC 9110, section 14). Of several stretches none is given: the whole file is a right
 * answer, too.
 * @param header as it came; undefined when there was none
 * @param size of the file in bytes
 * @returns the stretch, 'whole' for all of it, or 'beyond' when it begins behind the end
 */
export function byteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'whole' | 'beyond' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'beyond' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (from >= size) return 'beyond';
  return to < from ? 'whole' : { from, to };
}
