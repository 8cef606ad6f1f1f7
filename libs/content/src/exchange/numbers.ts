/**
 * Writes a number with a point and never with an exponent, as every other program reads it.
 * @param value any finite number
 * @returns such as '0.0000001' or '-12.5'
 */
export function decimalText(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign = '', first = '', rest = '', exponent = '0'] = parts;
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/**
 * Reads a number as people and programs write it.
 * @param text such as '12.5', '12,5', '-3', '1e3'
 * @returns the number; null when it is none
 */
export function numberFrom(text: string): number | null {
  const value = Number(
    text
      .trim()
      .replace(/[\s\u00a0]/g, '')
      .replace(',', '.'),
  );
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}
