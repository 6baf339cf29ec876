import { shrink, toRgba } from '../lib/layer.ts';
import { encodePng } from '../lib/png.ts';
import { lighthouse } from '../still-to-clip/lighthouse.ts';

/** The first picture of the chain as a PNG file by path, 864x496. */
export async function images(): Promise<{ [path: string]: Uint8Array }> {
  const layer = shrink(lighthouse(), 864, 496);
  return { 'media/lighthouse.png': await encodePng(layer.width, layer.height, toRgba(layer, false)) };
}

if (import.meta.main) {
  const { writeMedia } = await import('../lib/write-media.ts');
  await writeMedia(import.meta.url, await images());
}
