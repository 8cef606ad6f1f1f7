import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the open page, one line each, and how many rules it found kept. */
export async function analyse(page: Page): Promise<{ found: string[]; kept: number }> {
  // What is scrolled under the sticky head counts as covered.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations, passes } = await new AxeBuilder({ page })
    .options({ runOnly: rules, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
  return { found, kept: passes.length };
}
