import { type Layer, toRgba } from '../lib/layer.ts';
import { encodePng } from '../lib/png.ts';
import { flacon } from './flacon.ts';
import { disc, eucalyptus, foliage, wall } from './set.ts';

/** Everything that stands in the picture, far to near. */
export const LAYERS: readonly { readonly path: string; readonly paint: () => Layer }[] = [
  { path: 'media/wall.png', paint: wall },
  { path: 'media/sun.png', paint: disc },
  { path: 'media/eucalyptus.png', paint: eucalyptus },
  { path: 'media/flacon.png', paint: flacon },
  { path: 'media/foliage.png', paint: foliage },
];

/** The layers as PNG files by path. */
export async function images(): Promise<{ [path: string]: Uint8Array }> {
  const files: { [path: string]: Uint8Array } = {};
  for (const { path, paint } of LAYERS) {
    const layer = paint();
    files[path] = await encodePng(layer.width, layer.height, toRgba(layer, path.endsWith('wall.png')));
  }
  return files;
}

if (import.meta.main) {
  const { writeMedia } = await import('../lib/write-media.ts');
  await writeMedia(import.meta.url, await images());
}
