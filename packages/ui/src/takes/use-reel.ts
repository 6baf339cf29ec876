import { type RefObject, useEffect, useRef, useState } from 'react';
import { advance, DRIFT, type Reel, type Transport } from './transport.ts';

/** Clips on the page by the names of their panes. */
export type Clips = RefObject<Map<string, HTMLVideoElement>>;

const START: Transport = { at: 0, isPlaying: false, loops: true };

/**
 * Plays several clips by one clock. The clip whose sound is heard leads while it plays, so that its sound never stumbles; the others are put
 * right where they drift.
 *
 * @param voice - name of the pane that is heard; none when left out
 */
export function useReel(clips: Clips, reel: Reel, voice: string | undefined) {
  const [transport, setTransport] = useState(START);
  const latest = useRef({ transport, reel, voice });
  latest.current = { transport, reel, voice };

  useEffect(() => {
    let before = performance.now();
    let frame = requestAnimationFrame(function tick(now) {
      frame = requestAnimationFrame(tick);
      const passed = (now - before) / 1000;
      before = now;
      const { transport, reel, voice } = latest.current;
      if (!transport.isPlaying) return;
      const next = advance(transport, passedBy(clips.current, transport, voice, passed), reel);
      latest.current.transport = next;
      setTransport(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [clips]);

  useEffect(() => {
    for (const [name, clip] of clips.current) follow(clip, transport, name === voice);
  });

  const change = (make: (before: Transport, reel: Reel) => Transport) =>
    setTransport((now) => {
      latest.current.transport = make(now, latest.current.reel);
      return latest.current.transport;
    });
  return { transport, change };
}

/** Seconds that have gone by: nothing while a clip is still loading, else as far as the clip that leads has come. */
function passedBy(
  clips: ReadonlyMap<string, HTMLVideoElement>,
  { at }: Transport,
  voice: string | undefined,
  passed: number,
): number {
  if ([...clips.values()].some(({ readyState }) => readyState < HTMLMediaElement.HAVE_CURRENT_DATA)) return 0;
  const lead = voice === undefined ? undefined : clips.get(voice);
  if (!lead || lead.paused || lead.seeking || lead.ended) return passed;
  const ahead = lead.currentTime - at;
  return ahead >= 0 && ahead < 0.5 ? ahead : passed;
}

/** Brings a clip to where the clock is. One that is shorter stays on its last picture. */
function follow(clip: HTMLVideoElement, { at, isPlaying }: Transport, isHeard: boolean): void {
  clip.muted = !isHeard;
  const { duration } = clip;
  if (!Number.isFinite(duration)) return;
  const isOver = at >= duration;
  const target = isOver ? Math.max(0, duration - 0.01) : at;
  const off = Math.abs(clip.currentTime - target);
  if (isPlaying && !isOver) {
    if (off > DRIFT && !clip.seeking) clip.currentTime = target;
    if (clip.paused) void clip.play().catch(() => {});
    return;
  }
  if (!clip.paused) clip.pause();
  // While a clip seeks it says where to; another place asked for meanwhile takes the place of that.
  if (off > 0.001) clip.currentTime = target;
}
