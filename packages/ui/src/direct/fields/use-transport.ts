import { useEffect, useState } from 'react';

/** Where a short piece of time is looked at, and whether it plays. */
export interface Transport {
  readonly seconds: number;
  readonly isPlaying: boolean;
  seek(seconds: number): void;
  toggle(): void;
}

/** Time of a move or of a change of light: it plays around and around, from where it is. */
export function useTransport(length: number): Transport {
  const [seconds, setSeconds] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return;
    let before: number | undefined;
    let frame = requestAnimationFrame(function step(now) {
      const passed = before === undefined ? 0 : (now - before) / 1000;
      before = now;
      setSeconds((at) => (at + passed) % Math.max(0.1, length));
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, length]);
  return {
    seconds: Math.min(seconds, length),
    isPlaying,
    seek: setSeconds,
    // From the end there is nothing to play: it starts over.
    toggle: () => {
      if (!isPlaying && seconds >= length) setSeconds(0);
      setPlaying(!isPlaying);
    },
  };
}
