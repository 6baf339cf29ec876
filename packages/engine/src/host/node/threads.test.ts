import { afterEach, describe, expect, it } from 'vitest';
import type { Thread } from '../../host.ts';
import { NO_THREADS } from '../threads/open-thread.ts';
import { nodeThreads } from './threads.ts';

const program = new URL('../../testing/thread-program.ts', import.meta.url).href;
const started: Thread[] = [];
const start = (url = program) => {
  const thread = nodeThreads(url, 2).start();
  started.push(thread);
  return thread;
};
afterEach(() => {
  for (const thread of started.splice(0)) thread.stop();
});

describe('threads', () => {
  it('[H14] answer in the order of the questions, and a failed one fails alone', async () => {
    const thread = start();
    const answers = await Promise.allSettled([thread.ask(1), thread.ask('two'), thread.ask(3)]);
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.message))).toEqual([
      2,
      'cannot double "two"',
      6,
    ]);
  });

  it('[H14] hand buffers over', async () => {
    const buffer = new Uint8Array([1, 2, 3]).buffer;
    const back = (await start().ask(buffer, [buffer])) as ArrayBuffer;
    expect(buffer.byteLength).toBe(0);
    expect([...new Uint8Array(back)]).toEqual([1, 2, 3]);
  });

  it('[H14] reject what is under way when they are stopped, and everything after', async () => {
    const thread = start();
    const asked = thread.ask(1);
    thread.stop();
    thread.stop();
    await expect(asked).rejects.toThrow('it was stopped');
    await expect(thread.ask(2)).rejects.toThrow('the thread ended');
  });

  it('say when their program cannot be loaded', async () => {
    await expect(start('file:///nowhere/program.ts').ask(1)).rejects.toThrow('nowhere/program.ts');
  });

  it('are refused in words where there are none', () => {
    expect(() => NO_THREADS.start()).toThrow('do the work without them');
  });
});
