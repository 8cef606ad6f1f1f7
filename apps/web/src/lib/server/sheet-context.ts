import { WorksheetFiguresDocument, type WorksheetFiguresQuery } from '@pateka/api-client';
import {
  worksheets,
  type WorksheetContext,
  type WorksheetFacts,
  type WorksheetTool,
} from '@pateka/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { request } from './api.js';
import { sofiaDay } from './today.js';

type Figures = WorksheetFiguresQuery['worksheetFigures'];

/**
 * The figures of the law as worksheets want them.
 * @param figures as the api hands them out; null of a worksheet that needs none
 */
export function factsOf(figures: Figures | null): WorksheetFacts {
  return new Map(
    (figures ?? []).map(({ id, number, text, checkedOn, validFrom, validTo }) => [
      id,
      { value: number ?? text ?? '', checkedOn, validFrom, validTo },
    ]),
  );
}

/**
 * What a worksheet is worked out with: language, day, and the figures of the law, which are asked for
 * only where a worksheet calculates with them.
 * @throws ApiError when the api does not answer
 */
export async function sheetContext(
  event: RequestEvent,
  tool: WorksheetTool,
): Promise<WorksheetContext> {
  const { worksheetFigures } = worksheets[tool].schema.facts
    ? await request(event, WorksheetFiguresDocument, { tool })
    : { worksheetFigures: null };
  const { locale } = event.locals;
  return { locale, today: sofiaDay(new Date()), facts: factsOf(worksheetFigures) };
}
