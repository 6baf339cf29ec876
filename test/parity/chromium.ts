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
  close(): Promise<void>;
}

/** @param publicFolder - where the browser finds the files that graphs name, absolute */
export async function openChromium(publicFolder: string): Promise<ChromiumHost> {
  const { page, close } = await openSources(fileURLToPath(new URL('.', import.meta.url)), publicFolder, 'ask');
  return {
    async ask(task, document) {
      const answer = await answerOf(page, { task, document });
      if ('error' in answer) throw new Error(`in Chromium: ${answer.error}`);
      return answer.value as never;
    },
    close,
  };
}

const answerOf = (page: Page, asked: Asked) => page.evaluate(`ask(${JSON.stringify(asked)})`) as Promise<Answer>;
