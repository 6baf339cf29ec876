import type { Clock } from '../host.ts';

/**
 * How many jobs of one account are under way at once. It begins with a guess and learns from the provider: a refusal lowers it to
 * what was accepted, a row of good ends raises it again.
 */
export interface Gate {
  /** Waits for a place. @returns what gives the place back; calling it twice is harmless */
  enter(signal: AbortSignal): Promise<() => void>;
  /** Takes a place that cannot be waited for: the job is under way already. */
  occupy(): () => void;
  /** The provider refused a job because too many are under way, or too many came at once. @param retryAfterMs - nobody enters before */
  refused(retryAfterMs: number): void;
  /** A job ended as it should. */
  ended(): void;
  /** Places at the moment. */
  places(): number;
}

/** Good ends in a row, for each place, before one more is tried. */
const CALM = 4;

/** @param most - places to begin with, and never exceeded; at least 1 */
export function createGate(most: number, clock: Clock): Gate {
  let places = Math.max(1, most);
  let inside = 0;
  let calm = 0;
  let closedUntil = Number.NEGATIVE_INFINITY;
  const waiting: (() => void)[] = [];

  const admit = () => {
    while (waiting.length > 0 && inside < places) {
      inside++;
      waiting.shift()!();
    }
  };
  const place = () => {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      inside--;
      admit();
    };
  };
  const queue = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(enter), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(enter);
      admit();
    });

  return {
    async enter(signal) {
      signal.throwIfAborted();
      await queue(signal);
      const leave = place();
      try {
        for (let restMs = closedUntil - clock.now(); restMs > 0; restMs = closedUntil - clock.now())
          await clock.sleep(restMs, signal);
        return leave;
      } catch (error) {
        leave();
        throw error;
      }
    },
    occupy() {
      inside++;
      return place();
    },
    refused(retryAfterMs) {
      // Whoever was refused still holds its place.
      places = Math.max(1, Math.min(places, inside - 1));
      calm = 0;
      closedUntil = Math.max(closedUntil, clock.now() + retryAfterMs);
    },
    ended() {
      if (++calm < CALM * places || places >= most) return;
      places++;
      calm = 0;
      admit();
    },
    places: () => places,
  };
}
