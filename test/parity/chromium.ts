import { fileURLToPath } from 'node:url';
import type { GraphDocument } from '@shotgraph/engine';
import type { Page } from 'playwright-core';
import { openSources } from '../tools/chromium.ts';
import type { Answer, Asked } from './engine-worker.ts';
import type { TaskName, Tasks } from './tasks.ts';

/** The browser host in a worker of Chromium, asked from here. */
export interface ChromiumHost {
  /** Does a task on a host of its own. @throws Error with what went wrong in the worker */
  ask<T extends TaskName>(task: T, document: GraphDocument): Promise<Awaited<ReturnType<Tasks[T]>>>;
  /** Runs a graph and brings the file of its film here. */
  film(document: GraphDocument): Promise<{ readonly film: Awaited<ReturnType<Tasks['film']>>; readonly bytes: Uint8Array }>;
  close(): Promise<void>;
}

/** @param publicFolder - where the browser finds the files that graphs name, absolute */
export async function openChromium(publicFolder: string): Promise<ChromiumHost> {
  const { page, close } = await openSources(fileURLToPath(new URL('.', import.meta.url)), publicFolder, 'ask');
  return {
    ask: async (task, document) => (await answerOf(page, { task, document })).value as never,
    async film(document) {
      const { value, film = '' } = await answerOf(page, { task: 'film', document });
      return { film: value as never, bytes: Buffer.from(film.slice(film.indexOf(',') + 1), 'base64') };
    },
    close,
  };
}

async function answerOf(page: Page, asked: Asked): Promise<Exclude<Answer, { error: string }>> {
  const answer = (await page.evaluate(`ask(${JSON.stringify(asked)})`)) as Answer;
  if ('error' in answer) throw new Error(`in Chromium: ${answer.error}`);
  return answer;
}
