import type { DocumentLoader } from './document-loader.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * The terms that documents use: their keys and the names of their types.
 * @param documents examples that use every term that any later one will
 */
export function termsOf(...documents: object[]): ReadonlySet<string> {
  const terms = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        terms.add(key);
        if (key === 'type') [inner].flat().forEach((name) => terms.add(String(name)));
        walk(inner);
      }
  };
  documents.forEach(walk);
  return terms;
}

/** The prefix of a compact address such as `xsd:string`; of a full one its scheme, which is no term. */
const prefixesIn = (value: Json): string[] => {
  if (typeof value === 'string') return value.includes(':') ? [value.split(':', 1)[0] ?? ''] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(prefixesIn);
};

/** A context without the terms that are not used, the contexts inside its terms alike. */
function pruned(context: Json, used: ReadonlySet<string>): Json {
  if (Array.isArray(context)) return context.map((each) => pruned(each, used));
  if (typeof context !== 'object' || context === null) return context;
  const kept = Object.entries(context).filter(([term]) => term.startsWith('@') || used.has(term));
  return Object.fromEntries(
    kept.map(([term, definition]) => {
      if (typeof definition !== 'object' || definition === null || Array.isArray(definition))
        return [term, definition];
      const inner = definition['@context'];
      return [
        term,
        inner === undefined ? definition : { ...definition, '@context': pruned(inner, used) },
      ];
    }),
  );
}

/**
 * A loader whose contexts have only the terms that certain documents use. A processor of JSON-LD copies the
 * whole of its context at each typed node: of the two that a credential has it then copies a tenth, and signing
 * takes half the time. What is signed is the same: a term that is not there is never looked up, and one that is
 * missed makes signing fail, since undefined terms are errors in safe mode. Checking takes the whole contexts.
 * @param load serves the whole contexts
 * @param terms see termsOf
 */
export function loaderFor(load: DocumentLoader, terms: ReadonlySet<string>): DocumentLoader {
  const made = new Map<string, Awaited<ReturnType<DocumentLoader>>>();
  return async (url) => {
    const known = made.get(url);
    if (known) return known;
    const loaded = await load(url);
    const context = (loaded.document as { '@context': Json })['@context'];
    const used = new Set([...terms, ...prefixesIn(context)]);
    const document = { '@context': pruned(context, used) };
    // not "static": under that tag the processor would hand the pruned context to whoever checks in this process
    const served = { ...loaded, document, tag: undefined };
    made.set(url, served);
    return served;
  };
}
