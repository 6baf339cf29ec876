import type { RunContext } from '@shotgraph/engine';
import { nodeHost } from '@shotgraph/engine/host/node';
import type { Film } from '../../packages/nodes/src/film/film.ts';
import type { FilmShot } from '../../packages/nodes/src/film/open-film.ts';
import { toShotPlan } from '../../packages/nodes/src/film/open-film.ts';
import { paintFrames } from '../../packages/nodes/src/film/paint-frames.ts';
import { planFilm } from '../../packages/nodes/src/film/plan-film.ts';
import { renderFilm } from '../../packages/nodes/src/film/render-film.ts';
import { previzSet } from '../../packages/nodes/src/stage/testing/previz.ts';
import { cpuSeconds, folderForBench, print } from './measure.ts';

const SIZE = { width: 1280, height: 720 };
const FPS = 24;
const SHOT_SECONDS = 20 / 3;

/**
 * A film of twenty seconds, painted in as many threads as there are cores and encoded while it is painted, as an animatic is.
 * A second pass paints it alone, to tell the CPU of painting from that of handing frames over.
 */
export async function benchFilm(): Promise<void> {
  const folder = await folderForBench();
  const host = await nodeHost({ folder, threads: import.meta.resolve('@shotgraph/nodes/painter') });
  try {
    if ((await host.media.describe()).engine !== 'native') {
      console.log('\nA film: skipped, it needs a system ffmpeg');
      return;
    }
    const film = threeShots();
    const { count } = film.plan;
    const signal = new AbortController().signal;
    let log = '';
    const media: typeof host.media = {
      ...host.media,
      run: async (job, options) => {
        const result = await host.media.run({ ...job, args: ['-benchmark', ...job.args] }, options);
        log += result.log;
        return result;
      },
    };
    const context = { host: { ...host, media }, signal, progress: () => {} } as unknown as RunContext<
      'media' | 'assets' | 'threads'
    >;
    const whole = await timed(() => renderFilm(film, context));
    const painted = await timed(async () => {
      for await (const _ of paintFrames(film, host.threads, signal, () => {}));
    });
    const seconds = count / FPS;
    print('A film: 1280x720 at 24 fps, three people, the last shot in two lights and haze (goal: film / wall >= 1)', [
      {
        threads: host.threads.count,
        frames: count,
        'film s': seconds,
        'wall s': whole.wall,
        'film / wall': seconds / whole.wall,
        'painting alone, wall s': painted.wall,
        'painting, CPU ms per frame': (1000 * painted.cpu) / count,
        'encoding, CPU ms per frame': (1000 * cpuSeconds(log)) / count,
        'handing over, CPU ms per frame': (1000 * (whole.cpu - painted.cpu)) / count,
      },
    ]);
  } finally {
    await host.dispose();
  }
}

async function timed(work: () => Promise<unknown>): Promise<{ readonly wall: number; readonly cpu: number }> {
  const from = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(from);
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

/** One pushes in, one stands and shows two of them from near, one goes past in lamplight. */
function threeShots(): Film {
  const shots: FilmShot[] = [
    shot('push in', { camera: camera([0, 0, 1]) }),
    shot('nearer', { size: 'medium', subjects: ['Mara'], transition: { kind: 'cut', seconds: 0 } }),
    shot('by lamplight', { camera: camera([1.2, 0, 0]), lighting: LAMPLIGHT }),
  ];
  return {
    size: SIZE,
    plan: planFilm(shots, FPS),
    shots: shots.map((each) => ({ ...toShotPlan(each, new Map(), 'grey-box', SIZE), scene: previzSet() })),
    guide: 'none',
  };
}

const person = (name: string, colour: string) =>
  ({ name, kind: 'person', description: '', heightMetres: 1.75, colour }) as const;

const CAST: FilmShot['choreography'] = {
  subjects: [person('Mara', '#c98b5e'), person('Tom', '#6b86a8'), person('Ines', '#9aa77c')],
  actions: [
    action('Mara', 'walk', [
      [-1.6, 6],
      [0.2, 5.4],
    ]),
    action('Tom', 'arms-crossed', [[0.4, 6.4]]),
    action('Ines', 'dance', [[1.7, 6]]),
  ],
};

function action(
  subject: string,
  pose: 'walk' | 'arms-crossed' | 'dance',
  path: [number, number][],
): NonNullable<FilmShot['choreography']>['actions'][number] {
  return { subject, pose, path, seconds: 0, duration: SHOT_SECONDS, does: '', manner: '' };
}

function shot(name: string, parts: Partial<FilmShot>): FilmShot {
  return {
    name,
    seconds: SHOT_SECONDS,
    size: 'unset',
    angle: 'unset',
    subjects: [],
    transition: { kind: 'cut', seconds: 0 },
    choreography: CAST,
    ...parts,
  };
}

/** From rest to so many metres to the right, up and ahead. */
function camera([right, up, ahead]: readonly [number, number, number]): NonNullable<FilmShot['camera']> {
  const key = (seconds: number, share: number) => ({
    seconds,
    position: [right * share, up * share, -ahead * share] as [number, number, number],
    panDegrees: 0,
    tiltDegrees: -6,
    rollDegrees: 0,
    focalLengthMm: 35,
    ease: 'in-out' as const,
  });
  return { seconds: SHOT_SECONDS, sensorWidthMm: 36, keys: [key(0, 0), key(SHOT_SECONDS, 1)], moves: [] };
}

const LAMPLIGHT: NonNullable<FilmShot['lighting']> = {
  lights: [light('lamp', 'key', -50, 30, 3, 3200), light('window', 'rim', 150, 40, 5, 8000)],
  ambientStops: -3,
  ambientKelvin: 6500,
  timeOfDay: 'unset',
  haze: 0.1,
  whiteBalanceKelvin: 5600,
  exposureStops: 0,
};

function light(
  name: string,
  role: 'key' | 'rim',
  azimuthDegrees: number,
  elevationDegrees: number,
  distanceMetres: number,
  kelvin: number,
): NonNullable<FilmShot['lighting']>['lights'][number] {
  return {
    name,
    role,
    azimuthDegrees,
    elevationDegrees,
    distanceMetres,
    sizeDegrees: 12,
    stops: 0,
    kelvin,
    motivation: '',
    changes: [],
  };
}
