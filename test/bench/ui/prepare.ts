import type { BrowserContext } from 'playwright-core';
import type { BenchGraph } from './graph.ts';
import { exampleOf, type Served } from './serve.ts';

const LONGEST_MS = 300_000;

/**
 * Opens a graph in the editor once and runs it, so that its pictures are there, as those of a document are that somebody has worked on. What is
 * opened afterwards is that very document.
 */
export async function prepareEditor(context: BrowserContext, { editorUrl }: Served, graph: BenchGraph): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${editorUrl}?example=${exampleOf(graph)}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page
    .getByRole('status')
    .getByText(/ ran|nothing had to run/)
    .waitFor({ timeout: LONGEST_MS });
  await page.close();
}
