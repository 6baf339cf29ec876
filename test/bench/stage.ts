import { createRenderer, poseAt, type Renderer, restPose, type StageFrame } from '@shotgraph/nodes/stage';
import { TEST_PATH, testScene } from '../../packages/nodes/src/stage/testing/fixture.ts';
import { PREVIZ_LIGHT, previzSet, threePeople } from '../../packages/nodes/src/stage/testing/previz.ts';
import { benchFilm } from './film.ts';
import { median, print, type Row } from './measure.ts';

const SIZE = { width: 1280, height: 720 };
const FRAMES = 24;

/** What is painted, and how each frame of it looks. */
interface Take {
  readonly scene: string;
  readonly renderer: Renderer;
  readonly frame: (index: number) => StageFrame;
}

/** CPU milliseconds per 720p frame, without encoding: landscapes along a path that moves in every way at once, and grey-box sets; then a whole film. */
export async function benchStage(): Promise<void> {
  print('Stage: 1280x720 frames (goal <= 40 ms for layers, <= 60 ms for a lit set with people)', takes().map(measure));
  await benchFilm();
}

function takes(): Take[] {
  const layers = createRenderer(testScene(1600, 900), SIZE, 36);
  const set = createRenderer(previzSet(), SIZE, 36);
  const alongPath = (index: number) => poseAt(TEST_PATH, index / FRAMES);
  const onSet = (index: number) => ({ ...restPose(35), position: [index * 0.02, 0, 0] as const, tiltDegrees: -6 });
  const grade = { exposureStops: 0.4, kelvin: 5000, vignette: 0.3 };
  return [
    { scene: 'four layers, neutral', renderer: layers, frame: (i) => ({ pose: alongPath(i) }) },
    { scene: 'four layers, graded', renderer: layers, frame: (i) => ({ pose: alongPath(i), grade }) },
    { scene: 'grid and six boxes', renderer: set, frame: (i) => ({ pose: onSet(i) }) },
    {
      scene: 'the same and three people',
      renderer: set,
      frame: (i) => ({ pose: onSet(i), solids: threePeople(i / FRAMES) }),
    },
    {
      scene: 'the same, two lights and haze',
      renderer: set,
      frame: (i) => ({ pose: onSet(i), solids: threePeople(i / FRAMES), light: PREVIZ_LIGHT }),
    },
  ];
}

function measure({ scene, renderer, frame }: Take): Row {
  const out = new Uint8ClampedArray(SIZE.width * SIZE.height * 4);
  const times: number[] = [];
  for (let i = 0; i < FRAMES * 2; i++) {
    const before = process.cpuUsage();
    renderer.render(frame(i), out);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return { scene, 'CPU ms per frame': median(times), best: Math.min(...times), worst: Math.max(...times.slice(4)) };
}
