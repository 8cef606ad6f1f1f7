import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive, with every lie one can tell about it. */
export interface HandMadeEntry {
  name: string;
  bytes?: Uint8Array;
  /** The name in front of the bytes, where it differs from the list of contents. */
  localName?: string;
  /** Unix mode, such as 0o120777 for a link. */
  mode?: number;
  encrypted?: boolean;
  deflate?: boolean;
  /** What the list of contents states in place of the truth. */
  statedSize?: number;
  statedCrc?: number;
  /** Where its header stands inside the bytes of another entry, instead of having bytes of its own. */
  headerAt?: number;
}

function numbers(...fields: [bytes: 2 | 4, value: number][]): Buffer {
  return Buffer.concat(
    fields.map(([size, value]) => {
      const field = Buffer.alloc(size);
      field.writeUIntLE(value >>> 0, 0, size);
      return field;
    }),
  );
}

/**
 * Builds an archive byte by byte, so that tests can make those that no honest tool makes.
 * @param entries what stands in it
 * @returns the archive
 */
export function handMadeZip(entries: readonly HandMadeEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const contents: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const bytes = Buffer.from(entry.bytes ?? []);
    const packed = entry.deflate ? deflateRawSync(bytes, { level: 9 }) : bytes;
    const name = Buffer.from(entry.name);
    const flags = 0x800 | (entry.encrypted ? 1 : 0);
    const local = Buffer.from(entry.localName ?? entry.name);
    const common = numbers(
      [2, 20],
      [2, flags],
      [2, entry.deflate ? 8 : 0],
      [4, 0x21],
      [4, entry.statedCrc ?? crc32(bytes)],
      [4, packed.length],
      [4, entry.statedSize ?? bytes.length],
    );
    const header = [numbers([4, 0x04034b50]), common, numbers([2, local.length], [2, 0]), local];
    contents.push(
      numbers([4, 0x02014b50], [2, (3 << 8) | 20]),
      common,
      numbers([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0]),
      numbers([4, (entry.mode ?? 0o100644) << 16], [4, entry.headerAt ?? at]),
      name,
    );
    if (entry.headerAt !== undefined) continue;
    const whole = Buffer.concat([...header, packed]);
    parts.push(whole);
    at += whole.length;
  }
  const list = Buffer.concat(contents);
  const count = entries.length;
  const end = numbers([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, list.length], [4, at]);
  return Buffer.concat([...parts, list, end, numbers([2, 0])]);
}
