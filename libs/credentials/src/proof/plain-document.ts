/**
 * Whether a document says the same to somebody who reads its JSON and to the proof, which is about what its JSON-LD
 * comes to. These would drive them apart: contexts of its own further in, keywords in place of terms (`@type`
 * beside another `type`), addresses as keys, and nulls, which a proof does not see at all.
 * @param document parsed JSON; contexts at its top are for the caller to look at
 */
export function isPlain(document: Record<string, unknown>): boolean {
  const { '@context': _, ...rest } = document;
  return isPlainValue(rest);
}

const isPlainValue = (value: unknown): boolean => {
  if (value === null) return false;
  if (typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isPlainValue);
  return Object.entries(value).every(
    ([key, inner]) => !key.startsWith('@') && !key.includes(':') && isPlainValue(inner),
  );
};
