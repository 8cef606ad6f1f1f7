import type { Locale, ReportDocument } from '@pateka/domain';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { drawReport, type Picture } from './draw-report.js';

/** Some megabytes. */
const drawn = new LRUCache<string, Picture>({ max: 40 });

/**
 * Draws a report once. What is released does not change, and drawing two dozen charts takes longer than all the rest.
 * @returns the picture, the same for the same document
 */
export function drawnReport(report: ReportDocument, locale: Locale): Picture {
  const text = JSON.stringify([report, locale]);
  const key = createHash('sha256').update(text).digest('base64');
  const known = drawn.get(key);
  if (known) return known;
  const picture = drawReport(report, locale);
  drawn.set(key, picture);
  return picture;
}
