import type { RunEvent } from '../run/events.ts';
import type { OnEvents } from './protocol.ts';

/** One frame at 60 Hz, ms: events that arrive within it travel together. */
const FRAME_MS = 16;

/**
 * Collects events and hands them on once a frame. Of several progress reports of one node in a batch only the last is kept; everything
 * else arrives in order. The end of a run is handed on at once.
 */
export function createBatch(send: OnEvents): {
  /** @param number - of the event in its run */
  push(event: RunEvent, number: number): void;
  flush(): Promise<void>;
} {
  let queue: RunEvent[] = [];
  let last = 0;
  const progress = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (queue.length > 0) {
      const events = queue;
      queue = [];
      progress.clear();
      sent = Promise.all([sent, send(events, last)]);
    }
    await sent;
  };
  return {
    push(event, number) {
      last = number;
      const known = event.type === 'node-progress' ? progress.get(event.node) : undefined;
      if (known !== undefined) queue[known] = event;
      else {
        if (event.type === 'node-progress') progress.set(event.node, queue.length);
        queue.push(event);
      }
      if (event.type === 'run-ended') void flush();
      else timer ??= setTimeout(() => void flush(), FRAME_MS);
    },
    flush,
  };
}
