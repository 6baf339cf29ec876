import {
  createTexture,
  type EdgeMode,
  type Layer,
  type RgbaPixels,
  type Scene,
  type Texture,
  uprightQuad,
} from '../../stage/index.ts';
import type { Placed } from './placement.ts';
import { PLAIN, SLATE, slateLayers } from './slate.ts';

/** The set of a shot: the pictures where they were placed, or a clean slate when there is none. */
export function buildScene(placed: readonly Placed[], pictures: readonly RgbaPixels[]): Scene {
  if (pictures.length === 0) return { backdrop: SLATE, layers: slateLayers() };
  return {
    backdrop: PLAIN,
    layers: pictures.map((pixels, index) => toLayer(placed[index]!, createTexture(pixels), `image ${index + 1}`)),
  };
}

function toLayer({ role, placement }: Placed, texture: Texture, name: string): Layer {
  return { name, texture, quad: uprightQuad(placement), ...edgesOf(role, texture) };
}

/**
 * Scenery goes on beyond its edges. Mirroring carries texture on where drawing out would leave streaks; but a ridge must
 * stay ground below and air above, so transparent scenery is drawn out upwards and downwards, and to the sides it is
 * mirrored only when it reaches them: else its middle would come back.
 */
function edgesOf(role: Placed['role'], { opaque, content, width }: Texture): { edgeX: EdgeMode; edgeY: EdgeMode } {
  if (role !== 'scenery') return { edgeX: 'none', edgeY: 'none' };
  if (opaque) return { edgeX: 'mirror', edgeY: 'mirror' };
  const reaches = content.left === 0 && content.right === width;
  return { edgeX: reaches ? 'mirror' : 'clamp', edgeY: 'clamp' };
}
