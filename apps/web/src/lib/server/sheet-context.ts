import { WorksheetFiguresDocument, type WorksheetFiguresQuery } from '@pateka/api-client';
import {
  sofiaDay,
  worksheets,
  type Locale,
  type WorksheetContext,
  type WorksheetFacts,
  type WorksheetTool,
} from '@pateka/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { request } from './api.js';

type Figures = WorksheetFiguresQuery['worksheetFigures'];

/**
 * What a worksheet is worked out with today.
 * @param locale the language
 * @param figures of the law, as the api hands them out
 */
export const sheetContextOf = (locale: Locale, figures: Figures): WorksheetContext => ({
  locale,
  today: sofiaDay(new Date()),
  facts: factsOf(figures),
});

function factsOf(figures: Figures): WorksheetFacts {
  return new Map(
    figures.map(({ id, number, text, checkedOn, validFrom, validTo }) => [
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
    : { worksheetFigures: [] };
  return sheetContextOf(event.locals.locale, worksheetFigures);
}
