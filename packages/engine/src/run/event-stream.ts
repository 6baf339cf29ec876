import type { RunEvent } from './events.ts';

/** Events for whoever iterates; nothing is kept when nobody asked. */
export function createEventStream() {
  const queue: RunEvent[] = [];
  let wanted = false;
  let over = false;
  let wake = () => {};
  async function* iterate(): AsyncGenerator<RunEvent> {
    for (let next = 0; ; next++) {
      while (next >= queue.length) {
        if (over) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      yield queue[next]!;
    }
  }
  return {
    push(event: RunEvent) {
      if (!wanted) return;
      queue.push(event);
      wake();
    },
    end() {
      over = true;
      wake();
    },
    get events(): AsyncIterable<RunEvent> {
      wanted = true;
      return { [Symbol.asyncIterator]: iterate };
    },
  };
}
