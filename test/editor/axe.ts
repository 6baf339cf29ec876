import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong with a part of a page: the rule and the places, one line each. @param within - a CSS selector */
export async function faultsOf(page: Page, within = 'dialog[open]'): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(`axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] })`);
  const { violations } = found as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}
