import { shrink, toRgba } from '../lib/layer.ts';
import { encodePng } from '../lib/png.ts';
import { lighthouse } from '../still-to-clip/lighthouse.ts';

/** The picture as a PNG file by path, 1280x720. */
export async function images(): Promise<{ [path: string]: Uint8Array }> {
  const layer = shrink(lighthouse(), 1280, 720);
  return { 'media/lighthouse.png': await encodePng(layer.width, layer.height, toRgba(layer, false)) };
}

if (import.meta.main) {
  const { writeMedia } = await import('../lib/write-media.ts');
  await writeMedia(import.meta.url, await images());
}
