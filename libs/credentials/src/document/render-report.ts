import type { ReportPageData } from './report-page-data.js';
import { showableTexts } from './showable-texts.js';
import { familyNames } from './typefaces.js';
import { createTypesetter, setTemplate, templateFile, type Typesetter } from './typesetter.js';

/** Renders reports in this very process. See `createRenderProcess` for a server's use. */
export interface ReportRenderer {
  /**
   * Synchronous, some 100 ms for a page and two seconds for 500 rows.
   * @param page from `reportPageData`
   * @returns a tagged PDF; the same report gives the same bytes
   * @throws Error when the page cannot be set, a defect of ours
   */
  render(page: ReportPageData): Uint8Array;
}

/** Exists in the typesetter's memory only, while one report is set. */
const dataFile = templateFile('report.json');

/** PDF/UA-1: the typesetter itself refuses a page without title, language, tags or a text for its picture. */
const standard = 'ua-1';

/** @param typesetter one that sets other pages too; without it one of its own */
export const createReportRenderer = (
  typesetter: Typesetter = createTypesetter(),
): ReportRenderer => {
  const { compiler, typefaces } = typesetter;
  return {
    render(page) {
      const data = { ...showableTexts(page, typefaces), families: familyNames };
      compiler.mapShadow(dataFile, Buffer.from(JSON.stringify(data)));
      try {
        const set = setTemplate(compiler, 'report.typ');
        if (!set.ok) throw new Error(`the report cannot be set: ${set.detail}`);
        return new Uint8Array(compiler.pdf(set.document, { pdfStandard: standard }));
      } finally {
        compiler.unmapShadow(dataFile);
        // the next report has other figures: what is kept of this one would help nobody
        compiler.evictCache(0);
      }
    },
  };
};
