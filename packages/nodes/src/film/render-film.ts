import type { RunContext } from '@shotgraph/engine';
import { encodeFrames } from '../media/encode.ts';
import type { OutputSettings } from '../media/settings.ts';
import type { AudioValue, VideoValue } from '../media/types.ts';
import type { Film } from './film.ts';
import { paintFrames } from './paint-frames.ts';

/** What a film becomes besides its pictures. */
export interface RenderOptions {
  readonly audio?: AudioValue | undefined;
  /** Said with the progress. */
  readonly note?: string | undefined;
  /** Writes over the pictures in the same pass. */
  readonly finish?: (pictures: VideoValue) => VideoValue;
  readonly settings?: OutputSettings;
}

/**
 * Paints a film and encodes it while it is painted.
 *
 * @throws NodeError `media-failed` when ffmpeg fails; rejects with the signal's reason
 */
export function renderFilm(
  film: Film,
  { host, signal, progress }: RunContext<'media' | 'assets' | 'threads'>,
  { audio, note, finish, settings = { format: 'mp4' } }: RenderOptions = {},
): Promise<VideoValue> {
  // Frames are painted as ffmpeg takes them, so the painter's progress is that of both.
  const frames = paintFrames(film, host.threads, signal, (fraction) => progress(fraction, note));
  const { fps, count } = film.plan;
  return encodeFrames({ ...film.size, fps, count }, frames, audio, settings, { host, signal }, finish);
}
