/** Room for raw frames on their way to ffmpeg, bytes: more than one 720p frame in RGBA. */
const CAPACITY = 4 << 20;
const HEADER_BYTES = 8;

/** Set beside the count of bytes in the same cell, so that a reader cannot miss the end between looking and waiting. */
const ENDED = 1 << 30;
const COUNT = 0;
const WRITER_WAITS = 1;

/** A queue of bytes between a thread that may wait and one that must not. */
export const createRing = (): SharedArrayBuffer => new SharedArrayBuffer(HEADER_BYTES + CAPACITY);

const cells = (ring: SharedArrayBuffer) => new Int32Array(ring, 0, HEADER_BYTES / 4);
const room = (ring: SharedArrayBuffer) => new Uint8Array(ring, HEADER_BYTES);

/**
 * The reading end, for the thread that runs ffmpeg.
 *
 * @param drained - called when half of the ring is free again and the writer waits for it
 * @returns fills its argument and returns the bytes read; blocks while the ring is empty; 0 at the end
 */
export function ringReader(ring: SharedArrayBuffer, drained: () => void): (into: Uint8Array) => number {
  const state = cells(ring);
  const bytes = room(ring);
  let from = 0;
  return (into) => {
    Atomics.wait(state, COUNT, 0);
    const ready = Atomics.load(state, COUNT) & ~ENDED;
    const taken = Math.min(ready, into.length, CAPACITY - from);
    into.set(bytes.subarray(from, from + taken));
    from = (from + taken) % CAPACITY;
    const left = (Atomics.sub(state, COUNT, taken) & ~ENDED) - taken;
    if (left <= CAPACITY / 2 && Atomics.exchange(state, WRITER_WAITS, 0) === 1) drained();
    return taken;
  };
}

/** The writing end, for the thread that makes frames. */
export interface RingWriter {
  /** Copies a frame into the ring, waiting without blocking while it is full. @returns false when nobody reads any more */
  write(frame: Uint8Array): Promise<boolean>;
  /** Says that no frame will follow. */
  end(): void;
  /** To be called when the reader says that it has drained. */
  drained(): void;
  /** Gives up: the reader is gone, so writes return without writing. */
  close(): void;
}

/** Makes the writing end of a ring. */
export function ringWriter(ring: SharedArrayBuffer): RingWriter {
  const state = cells(ring);
  const bytes = room(ring);
  let to = 0;
  let wake: (() => void) | undefined;
  let closed = false;

  const waitForRoom = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      Atomics.store(state, WRITER_WAITS, 1);
      // The reader may have drained the ring before it could see that somebody waits.
      if (Atomics.load(state, COUNT) <= CAPACITY / 2 && Atomics.exchange(state, WRITER_WAITS, 0) === 1) resolve();
    });

  return {
    async write(frame) {
      for (let done = 0; done < frame.length && !closed; ) {
        const free = CAPACITY - Atomics.load(state, COUNT);
        const copied = Math.min(free, frame.length - done, CAPACITY - to);
        if (copied === 0) {
          await waitForRoom();
          continue;
        }
        bytes.set(frame.subarray(done, done + copied), to);
        to = (to + copied) % CAPACITY;
        done += copied;
        Atomics.add(state, COUNT, copied);
        Atomics.notify(state, COUNT);
      }
      return !closed;
    },
    end() {
      Atomics.or(state, COUNT, ENDED);
      Atomics.notify(state, COUNT);
    },
    drained: () => wake?.(),
    close() {
      closed = true;
      wake?.();
    },
  };
}
