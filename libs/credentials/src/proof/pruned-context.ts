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

/**
 * A context without the terms that are not used. The contexts inside its terms are handed to `apart`, which gives an
 * address for each: what a processor copies again and again is then the address and not the whole tree.
 */
function pruned(context: Json, used: ReadonlySet<string>, apart: (inner: Json) => Json): Json {
  if (Array.isArray(context)) return context.map((each) => pruned(each, used, apart));
  if (typeof context !== 'object' || context === null) return context;
  const kept = Object.entries(context).filter(([term]) => term.startsWith('@') || used.has(term));
  return Object.fromEntries(
    kept.map(([term, definition]) => {
      if (typeof definition !== 'object' || definition === null || Array.isArray(definition))
        return [term, definition];
      const inner = definition['@context'];
      if (typeof inner !== 'object' || inner === null) return [term, definition];
      return [term, { ...definition, '@context': apart(pruned(inner, used, apart)) }];
    }),
  );
}

/**
 * A loader whose contexts have only the terms that certain documents use. A processor of JSON-LD copies the
 * whole of its context at each typed node: of the two that a credential has it then copies a fraction, and signing
 * takes less than half the time. What is signed is the same: a term that is not there is never looked up, and one that is
 * missed makes signing fail, since undefined terms are errors in safe mode. Checking takes the whole contexts.
 * @param load serves the whole contexts
 * @param terms see termsOf
 */
export function loaderFor(load: DocumentLoader, terms: ReadonlySet<string>): DocumentLoader {
  const made = new Map<string, Awaited<ReturnType<DocumentLoader>>>();
  // not "static": under that tag the processor would hand the pruned context to whoever checks in this process
  const serve = (url: string, context: Json) => {
    const document = { '@context': context };
    const served = { contextUrl: null, documentUrl: url, document, tag: undefined };
    made.set(url, served);
    return served;
  };
  const apart = (inner: Json): string => serve(`urn:pruned:${made.size}`, inner).documentUrl;
  return async (url) => {
    const known = made.get(url);
    if (known) return known;
    const { document } = await load(url);
    const context = (document as { '@context': Json })['@context'];
    return serve(url, pruned(context, new Set([...terms, ...prefixesIn(context)]), apart));
  };
}
