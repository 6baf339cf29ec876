import type { Film } from '../../film/film.ts';
import { EYE_METRES } from '../../film/grey-box.ts';
import { exactFps } from '../../media/frames.ts';
import type { Scene } from '../../stage/index.ts';
import { type Shot, shotPoses } from './shot.ts';

/** A film of one shot whose poses are already known, because cuts on beats change its framing. */
export const toFilm = (shot: Shot, scene: Scene): Film => ({
  size: shot.size,
  plan: {
    fps: exactFps(shot.fps),
    count: shot.count,
    pieces: [{ shot: 0, first: 0, count: shot.count, transition: 'cut', overlap: 0 }],
  },
  shots: [
    {
      scene,
      view: { poses: shotPoses(shot), sensorWidthMm: shot.camera.sensorWidthMm },
      eyeMetres: EYE_METRES,
      lightMark: [0, 0, 0],
      actors: [],
      moving: [],
      grade: shot.grade,
    },
  ],
  guide: 'none',
});
