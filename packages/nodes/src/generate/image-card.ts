import { type AssetStore, type InputIssue, renderPrompt, sha256Text } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import type { ImageValue } from '../media/types.ts';
import type { ImageValues } from './image-inputs.ts';

/** Side of a square card of the class, pixels. */
const SIDES: { readonly [tier in ImageValues['resolution']]: number } = {
  '1K': 1024,
  '2K': 2048,
  '3K': 3072,
  '4K': 4096,
};

/** Most pixels of a card: as many as a picture of the largest class has. */
const MOST_PIXELS = 4096 * 4096;

/** What is wrong with the size of a card. */
export function checkCard({ width, height }: Partial<ImageValues>): readonly InputIssue[] {
  if (width === undefined || height === undefined || width * height <= MOST_PIXELS) return [];
  const message = `${width}x${height} is ${width * height} pixels; a card has at most ${MOST_PIXELS}: make it smaller`;
  return [{ input: 'width', message }];
}

/** Size of a card, pixels, both even: as asked for, or of the class's area in the ratio's shape. */
export function cardSize({ width, height, ratio, resolution }: ImageValues): { width: number; height: number } {
  const even = (pixels: number) => Math.max(2, 2 * Math.round(pixels / 2));
  if (width !== undefined && height !== undefined) return { width: even(width), height: even(height) };
  const [across, down] = ratio.split(':').map(Number) as [number, number];
  const unit = SIDES[resolution] / Math.sqrt(across * down);
  return { width: even(across * unit), height: even(down * unit) };
}

/**
 * A card of one colour with the prompt on it: what stands in for a picture while a graph is being made. Another prompt or take has another
 * colour. Lazy: only the colour is stored.
 */
export async function paintCard(values: ImageValues, assets: AssetStore): Promise<ImageValue> {
  const { width, height } = cardSize(values);
  const text = renderPrompt(values.prompt, ({ index }) => `image ${index + 1}`);
  const hash = await assets.put(onePixel(colourOf(`${text}\n${values.take}`)));
  const pixel = media.asset(hash, {
    kind: 'image',
    format: 'bmp',
    mimeType: 'image/bmp',
    info: { width: 1, height: 1, alpha: false },
  });
  const plain = media.resize(pixel, width, height, 'stretch');
  if (text.trim() === '') return plain;
  const clip = media.caption(media.stillToVideo(plain, 1, 1), text, {
    position: 'center',
    size: letterSize(text, width / height),
  });
  return media.extractFrame(clip, 0);
}

/**
 * Size of letters with which a text fits on a card, as part of its height: 0.06, or less for a long one. A letter is about half as wide
 * as high, a line a third higher than its letters.
 */
const letterSize = (text: string, shape: number): number =>
  Math.min(0.06, Math.sqrt((0.8 * shape) / (0.65 * text.length)));

type Rgb = readonly [red: number, green: number, blue: number];

/** A muted colour, dark enough for white letters: 40 to 119 of 255 each. */
function colourOf(text: string): Rgb {
  const hash = sha256Text(text);
  const part = (at: number) => 40 + (Number.parseInt(hash.slice(at, at + 2), 16) % 80);
  return [part(0), part(2), part(4)];
}

/** A Windows bitmap of one pixel: the one picture format that needs neither compression nor checksums. */
function onePixel([red, green, blue]: Rgb): Uint8Array {
  const bytes = new Uint8Array(58);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, 58, true); // length of the file
  view.setUint32(10, 54, true); // where pixels begin
  view.setUint32(14, 40, true); // length of the header that follows
  view.setInt32(18, 1, true);
  view.setInt32(22, 1, true);
  view.setUint16(26, 1, true); // planes
  view.setUint16(28, 24, true); // bits per pixel
  view.setUint32(34, 4, true); // bytes of pixels; rows are padded to four
  bytes.set([blue, green, red], 54);
  return bytes;
}
