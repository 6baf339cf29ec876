import { type Layer, toRgba } from '../lib/layer.ts';
import { encodePng } from '../lib/png.ts';
import { createRandom } from '../lib/random.ts';
import { speak } from '../lib/sound/speech.ts';
import { encodeWav } from '../lib/wav.ts';
import { LINES, VOICES } from './lines.ts';
import { ines, theo } from './portraits.ts';
import { bookWall, doorWall, lamp, town, windowWall } from './room.ts';

/** Walls, what stands before and behind them, and portraits of the two. */
export const LAYERS: readonly { readonly path: string; readonly paint: () => Layer }[] = [
  { path: 'media/town.png', paint: town },
  { path: 'media/window-wall.png', paint: windowWall },
  { path: 'media/book-wall.png', paint: bookWall },
  { path: 'media/door-wall.png', paint: doorWall },
  { path: 'media/lamp.png', paint: lamp },
  { path: 'media/ines.png', paint: ines },
  { path: 'media/theo.png', paint: theo },
];

/** The layers as PNG files by path. */
export async function images(): Promise<{ [path: string]: Uint8Array }> {
  const files: { [path: string]: Uint8Array } = {};
  for (const { path, paint } of LAYERS) {
    const layer = paint();
    files[path] = await encodePng(layer.width, layer.height, toRgba(layer, path.endsWith('town.png')));
  }
  return files;
}

/** Hz of everything that is heard. */
const RATE = 24_000;

/** Scratch recordings of the lines and the sound of the room as WAV files by path. */
export function music(): { [path: string]: Uint8Array } {
  const lines = LINES.map(({ file, speaker, text }, i) => [
    file,
    encodeWav([speak(text, VOICES[speaker], RATE, i + 1)], RATE),
  ]);
  return { ...Object.fromEntries(lines), 'media/room.wav': encodeWav([room(14, RATE / 2)], RATE / 2) };
}

/** Still air, and a clock that ticks every second. */
function room(seconds: number, rate: number): Float32Array {
  const random = createRandom(3);
  let air = 0;
  return Float32Array.from({ length: seconds * rate }, (_, i) => {
    air += 0.02 * (random() * 2 - 1 - air);
    const since = (i / rate) % 1;
    const hz = Math.floor(i / rate) % 2 ? 1180 : 1420;
    return 0.25 * air + 0.16 * Math.exp(-since * 130) * Math.sin(2 * Math.PI * hz * since);
  });
}

if (import.meta.main) {
  const { writeMedia } = await import('../lib/write-media.ts');
  await writeMedia(import.meta.url, await images());
  await writeMedia(import.meta.url, music());
}
