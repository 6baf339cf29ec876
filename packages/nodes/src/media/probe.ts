import { imageSize } from 'image-size';
import { fileInvalid } from './file-invalid.ts';
import { checkPng, jpegEnds, mp4Problem, webpAlpha } from './intact.ts';
import { probeContainer } from './probe-container.ts';
import { SNIFF_BYTES, sniff } from './sniff.ts';
import { MAX_PIXELS } from './sources.ts';
import type { Facts } from './types.ts';

/** Formats that are read, for messages. */
const READABLE = 'MP4, MOV, WebM, MKV, PNG, JPEG, WebP, GIF, BMP, WAV, MP3, M4A, OGG or FLAC';

/** Largest picture file that is read, bytes. */
const MOST_IMAGE_BYTES = 100_000_000;

/**
 * Finds out what a file is, from its bytes alone and without ffmpeg.
 *
 * @param name - only for messages
 * @throws NodeError `file-invalid` naming the file, what it seems to be and what to do
 */
export async function probe(blob: Blob, name: string): Promise<Facts> {
  const found = sniff(new Uint8Array(await blob.slice(0, SNIFF_BYTES).arrayBuffer()));
  switch (found.kind) {
    case 'other':
      throw fileInvalid(`"${name}" is ${found.what}; give an ${READABLE} file`);
    case 'still':
      return probeStill(blob, name, found.format);
    case 'container': {
      const boxes = ['mp4', 'mov', 'm4a'].includes(found.format) ? await mp4Problem(blob) : undefined;
      if (boxes !== undefined) throw fileInvalid(`"${name}" ${boxes}; copy or export it again`);
      return probeContainer(blob, name, found.format);
    }
    default:
      return found satisfies never;
  }
}

const MIME: { readonly [format: string]: string } = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
};

async function probeStill(blob: Blob, name: string, format: 'png' | 'jpg' | 'webp' | 'gif' | 'bmp'): Promise<Facts> {
  if (blob.size > MOST_IMAGE_BYTES)
    throw fileInvalid(
      `"${name}" has ${blob.size} bytes, more than the ${MOST_IMAGE_BYTES} read of a picture; save it smaller`,
    );
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const { width, height, orientation = 1 } = size(bytes, name, format);
  if (width * height > MAX_PIXELS) {
    throw fileInvalid(
      `"${name}" is ${width}×${height}, more than the ${MAX_PIXELS / 1e6} megapixels a picture may have; save it smaller`,
    );
  }
  const alpha = checked(bytes, name, format);
  const turned = orientation >= 5 && orientation <= 8;
  const upright = orientation < 2 || orientation > 8;
  return {
    kind: 'image',
    format,
    mimeType: MIME[format]!,
    info: { width: turned ? height : width, height: turned ? width : height, alpha },
    ...(!upright && { orientation }),
  };
}

function size(
  bytes: Uint8Array,
  name: string,
  format: string,
): { width: number; height: number; orientation?: number } {
  try {
    const { width, height, orientation } = imageSize(bytes);
    if (width > 0 && height > 0) return { width, height, ...(orientation !== undefined && { orientation }) };
  } catch (cause) {
    throw fileInvalid(
      `"${name}" looks like a ${format.toUpperCase()} picture but its header cannot be read; save it again`,
      { cause },
    );
  }
  throw fileInvalid(`"${name}" is a ${format.toUpperCase()} picture of no size; save it again`);
}

/** Whether the picture has transparency. @throws NodeError when it is damaged */
function checked(bytes: Uint8Array, name: string, format: string): boolean {
  if (format === 'png') {
    const { problem, alpha } = checkPng(bytes);
    if (problem !== undefined) throw fileInvalid(`"${name}" is a PNG picture that ${problem}; save or copy it again`);
    return alpha;
  }
  if (format === 'jpg' && !jpegEnds(bytes))
    throw fileInvalid(`"${name}" is a JPEG picture that is cut off; save or copy it again`);
  return format === 'gif' || (format === 'webp' && webpAlpha(bytes));
}
