/** Where several clips that are played as one stand. */
export interface Transport {
  /** Seconds from their common beginning. */
  readonly at: number;
  readonly isPlaying: boolean;
  readonly loops: boolean;
}

/** What is known of the clips. */
export interface Reel {
  /** Length of the longest, seconds. */
  readonly seconds: number;
  /** Frames per second that steps are made in. */
  readonly fps: number;
}

/** Farther than this from the clock, seconds, a clip is put right: about a frame and a half. */
export const DRIFT = 0.06;

/** Length of a frame, seconds. */
const frame = ({ fps }: Reel) => 1 / Math.max(1, fps);
/** The last moment at which there still is a picture. */
const last = (reel: Reel) => Math.max(0, reel.seconds - frame(reel) / 2);

/** Time goes by: at the end it begins again, or stops on the last picture. */
export function advance(transport: Transport, seconds: number, reel: Reel): Transport {
  if (!transport.isPlaying || reel.seconds <= 0) return transport;
  const at = transport.at + seconds;
  if (at < reel.seconds) return { ...transport, at };
  return transport.loops ? { ...transport, at: at % reel.seconds } : { ...transport, at: last(reel), isPlaying: false };
}

/** Plays, from the beginning where it stood at the end; or stops. */
export function togglePlay(transport: Transport, reel: Reel): Transport {
  if (transport.isPlaying) return { ...transport, isPlaying: false };
  return { ...transport, isPlaying: true, at: transport.at >= last(reel) ? 0 : transport.at };
}

/** Goes to a moment; whether it plays stays as it is. */
export const seek = (transport: Transport, at: number, reel: Reel): Transport => ({
  ...transport,
  at: Math.min(last(reel), Math.max(0, at)),
});

/** Number of the frame at a moment, from 0. */
export const frameAt = (at: number, { fps }: Reel): number => Math.floor(at * fps + 1e-6);

/** Goes frame by frame, and stops: into the middle of the frame, where every decoder shows the same one. */
export function step(transport: Transport, frames: number, reel: Reel): Transport {
  const next = Math.max(0, frameAt(transport.at, reel) + frames);
  return { ...seek(transport, (next + 0.5) / reel.fps, reel), isPlaying: false };
}

/** `0:04.12`: minutes, seconds, frames. */
export function timecode(at: number, reel: Reel): string {
  const whole = Math.floor(at + 1e-6);
  const frames = frameAt(at, reel) - Math.round(whole * reel.fps);
  const two = (value: number) => String(Math.max(0, value)).padStart(2, '0');
  return `${Math.floor(whole / 60)}:${two(whole % 60)}.${two(frames)}`;
}
