/**
 * What a typeface can show, read from the file itself: the typesetter's own refusal is not enough, as
 * it drops a missing letter in silence when a combining mark follows it.
 */
export interface TypefaceCoverage {
  /** Whether there is a glyph for this code point. */
  has(codePoint: number): boolean;
  /**
   * The place on the letter this mark sits at (0, 1, …), or null when the typeface does not say where:
   * the mark would then float beside the letter. A mark may be a letter to another mark that sits on it.
   */
  seat(letter: number, mark: number): number | null;
}

type Glyphs = (codePoint: number) => number;

const tableAt = (file: DataView, name: string): number | null => {
  for (let index = 0; index < file.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    const tag = [0, 1, 2, 3].map((at) => String.fromCharCode(file.getUint8(record + at))).join('');
    if (tag === name) return file.getUint32(record + 8);
  }
  return null;
};

const glyphsOf = (file: DataView): Glyphs => {
  const cmap = tableAt(file, 'cmap');
  if (cmap === null) throw new Error('the typeface has no cmap table');
  const starts = Array.from({ length: file.getUint16(cmap + 2) }, (_, index) => {
    return cmap + file.getUint32(cmap + 4 + index * 8 + 4);
  });
  const inFormat = (format: number) => starts.find((start) => file.getUint16(start) === format);
  const [whole, basic] = [inFormat(12), inFormat(4)];
  if (whole !== undefined) return glyphsInGroups(file, whole);
  if (basic !== undefined) return glyphsInSegments(file, basic);
  throw new Error('the typeface has no cmap of format 4 or 12');
};

/** OpenType cmap, format 12 (all planes, in groups). */
const glyphsInGroups = (file: DataView, table: number): Glyphs => {
  const groups = file.getUint32(table + 12);
  const at = (group: number): number => table + 16 + group * 12;
  return (codePoint) => {
    let [low, high] = [0, groups - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (codePoint < file.getUint32(at(middle))) high = middle - 1;
      else if (codePoint > file.getUint32(at(middle) + 4)) low = middle + 1;
      else return file.getUint32(at(middle) + 8) + codePoint - file.getUint32(at(middle));
    }
    return 0;
  };
};

/** OpenType cmap, format 4 (the Basic Multilingual Plane, in segments). */
const glyphsInSegments = (file: DataView, table: number): Glyphs => {
  const segments = file.getUint16(table + 6) / 2;
  const field = (which: number, segment: number): number =>
    table + 14 + (which * segments + segment) * 2 + (which > 0 ? 2 : 0);

  /** The first segment that does not end before the code point; they are in order of their ends. */
  const segmentOf = (codePoint: number): number => {
    let [low, high] = [0, segments];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (codePoint > file.getUint16(field(0, middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    const segment = segmentOf(codePoint);
    if (segment === segments) return 0;
    const start = file.getUint16(field(1, segment));
    if (codePoint < start) return 0;
    const delta = file.getUint16(field(2, segment));
    const rangeAt = field(3, segment);
    const range = file.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = file.getUint16(rangeAt + range + (codePoint - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
};

const uint16s = (file: DataView, at: number): number[] =>
  Array.from({ length: file.getUint16(at) }, (_, index) => file.getUint16(at + 2 + index * 2));

/** An OpenType coverage table: the glyphs it lists, in order. */
const coverageAt = (file: DataView, at: number): number[] => {
  if (file.getUint16(at) === 1) return uint16s(file, at + 2);
  return Array.from({ length: file.getUint16(at + 2) }, (_, index) => {
    const [first, last] = [0, 2].map((step) => file.getUint16(at + 4 + index * 6 + step));
    return Array.from(
      { length: (last ?? 0) - (first ?? 0) + 1 },
      (__, step) => (first ?? 0) + step,
    );
  }).flat();
};

/** Lookup types of GPOS that say where marks sit: on letters and on other marks, in tables of one shape. */
const markLookups = [4, 6];

/** Places of all GPOS subtables of these types, plain or extended. */
const markSubtables = (file: DataView): number[] => {
  const gpos = tableAt(file, 'GPOS');
  if (gpos === null) return [];
  const lookups = gpos + file.getUint16(gpos + 8);
  return uint16s(file, lookups).flatMap((offset) => {
    const lookup = lookups + offset;
    const type = file.getUint16(lookup);
    const subtables = uint16s(file, lookup + 4).map((from) => lookup + from);
    if (markLookups.includes(type)) return subtables;
    if (type !== 9) return [];
    return subtables
      .filter((subtable) => markLookups.includes(file.getUint16(subtable + 2)))
      .map((subtable) => subtable + file.getUint32(subtable + 4));
  });
};

const seatIn = (file: DataView, subtable: number, letter: number, mark: number): number | null => {
  const offset = (at: number): number => subtable + file.getUint16(subtable + at);
  const markIndex = coverageAt(file, offset(2)).indexOf(mark);
  const letterIndex = coverageAt(file, offset(4)).indexOf(letter);
  if (markIndex < 0 || letterIndex < 0) return null;
  const seat = file.getUint16(offset(8) + 2 + markIndex * 4);
  const anchor = offset(10) + 2 + (letterIndex * file.getUint16(subtable + 6) + seat) * 2;
  return file.getUint16(anchor) === 0 ? null : seat;
};

/**
 * Reads the coverage of a TrueType or OpenType file (tables `cmap` and `GPOS` as in the OpenType
 * specification 1.9).
 * @throws Error when the file has no cmap of format 4 or 12
 */
export const readCoverage = (typeface: Uint8Array): TypefaceCoverage => {
  const file = new DataView(typeface.buffer, typeface.byteOffset, typeface.byteLength);
  const glyph = glyphsOf(file);
  const subtables = markSubtables(file);
  return {
    has: (codePoint) => glyph(codePoint) !== 0,
    seat: (letter, mark) => {
      for (const subtable of subtables) {
        const seat = seatIn(file, subtable, glyph(letter), glyph(mark));
        if (seat !== null) return seat;
      }
      return null;
    },
  };
};
