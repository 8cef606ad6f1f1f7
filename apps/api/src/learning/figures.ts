import type { Fact } from '@pateka/content';
import { type WorksheetTool, worksheets } from '@pateka/domain';
import type { DatedFigure } from './lesson.types.js';

/**
 * The dated facts that a worksheet calculates with; whether one still holds is the worksheet's to see.
 * @param tool which worksheet
 * @param facts the newest check of each fact
 * @returns those that exist; null for a worksheet that needs none
 */
export function figuresOf(
  tool: WorksheetTool,
  facts: ReadonlyMap<string, Fact>,
): DatedFigure[] | null {
  const ids = worksheets[tool].schema.facts;
  return ids?.flatMap((id) => figureOf(facts.get(id)) ?? []) ?? null;
}

function figureOf(fact: Fact | undefined): DatedFigure | null {
  if (!fact || typeof fact.value === 'object') return null;
  const { id, value, checkedOn, validFrom = null, validTo } = fact;
  const given =
    typeof value === 'number' ? { number: value, text: null } : { number: null, text: value };
  return { id, ...given, checkedOn, validFrom, validTo };
}
