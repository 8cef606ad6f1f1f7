import { Injectable } from '@nestjs/common';
import { type Fact, factText } from '@pateka/content';
import type { Bilingual, Locale } from '@pateka/domain';
import { competences } from './competences.js';
import { FactCache } from './fact-cache.js';
import type { FactChoice, WritingAids } from './writing-aids.types.js';

/** What an author can choose from: facts with the values of today, competences of the frameworks. */
@Injectable()
export class WritingAidsService {
  constructor(private readonly facts: FactCache) {}

  /** @returns facts by their Bulgarian label, competences in the order of the frameworks */
  async all(): Promise<WritingAids> {
    const [facts, known] = await Promise.all([this.facts.current(), competences()]);
    return {
      facts: [...facts.values()]
        .map(choiceOf)
        .sort((a, b) => a.label.bg.localeCompare(b.label.bg, 'bg')),
      competences: known.map(({ id, name }) => ({ id, name })),
    };
  }
}

const both = (of: (locale: Locale) => string): Bilingual => ({ bg: of('bg'), en: of('en') });

function choiceOf(fact: Fact): FactChoice {
  const { id, label, source, checkedOn, validTo } = fact;
  return {
    id,
    label,
    text: both((locale) => factText(fact, locale)),
    source: both((locale) => (typeof source === 'string' ? source : source[locale])),
    checkedOn,
    validTo,
  };
}
