import { type PreparedLights, prepareLights, SKY_SHARE } from '../light/prepared.ts';
import type { LinearRgb } from '../light/setup.ts';
import { unit } from './mesh.ts';
import type { Shader } from './shade.ts';

/** To the key light: above and left of the camera at rest, and on its side. */
const [KEY_X, KEY_Y, KEY_Z] = unit(-0.62, 0.78, 0.5);

/** How far the key reaches round a body, as a very large soft box does: 0 to its edge, 1 all around. */
const WRAP = 0.2;
const KEY = 0.76;
/** Light from everywhere: from straight above, and from straight below, where the floor sends it back. */
const FROM_ABOVE = 0.24;
const FROM_BELOW = 0.1;
/** From the camera, so that a body is readable from every side. */
const FROM_CAMERA = 0.12;
/** Of the highlight on the smoothest surface. */
const GLOSS = 0.25;

/** Light in which grey bodies are easy to read, for pictures without a light setup. It stands still when the camera moves. */
export const greyBoxShader: Shader = (point, { red, green, blue, roughness }, out) => {
  const x = point[3]!;
  const y = point[4]!;
  const z = point[5]!;
  const eyeX = point[6]!;
  const eyeY = point[7]!;
  const eyeZ = point[8]!;
  const wrapped = Math.max(0, (x * KEY_X + y * KEY_Y + z * KEY_Z + WRAP) / (1 + WRAP));
  const camera = Math.max(0, x * eyeX + y * eyeY + z * eyeZ);
  const around = FROM_BELOW + (FROM_ABOVE - FROM_BELOW) * (0.5 + 0.5 * y);
  const light = KEY * wrapped + around + FROM_CAMERA * camera;

  // Blinn and Phong: how near the normal is to half way between eye and key.
  const halfX = eyeX + KEY_X;
  const halfY = eyeY + KEY_Y;
  const halfZ = eyeZ + KEY_Z;
  const half = Math.max(0, x * halfX + y * halfY + z * halfZ);
  // A little is added, because seen against the light there is no half way.
  const near = (half * half) / (halfX * halfX + halfY * halfY + halfZ * halfZ + 1e-9);
  const sharp = near * near * near * near;
  const gloss = GLOSS * (1 - roughness) * sharp * sharp;
  out[0] = red * light + gloss;
  out[1] = green * light + gloss;
  out[2] = blue * light + gloss;
};

/** So far away that its light falls everywhere alike, metres; and how large it looks: a soft box close to the set. */
const KEY_METRES = 1000;
const KEY_RADIUS_METRES = 130;
/** Of the light on the floor, what comes from the key; the rest comes from everywhere. */
const KEY_SHARE = 0.5;

/**
 * The same light for floor and sky: an even floor keeps its colours, except where bodies stand in the light.
 */
export const GREY_BOX_LIGHT: PreparedLights = {
  ...prepareLights({
    lights: [
      {
        position: [KEY_X * KEY_METRES, KEY_Y * KEY_METRES, KEY_Z * KEY_METRES],
        radiusMetres: KEY_RADIUS_METRES,
        colour: grey(KEY_SHARE / KEY_Y),
        referenceMetres: KEY_METRES,
      },
    ],
    ambient: grey((1 - KEY_SHARE) / (1 + SKY_SHARE)),
    haze: 0,
  }),
  air: grey(1),
};

function grey(light: number): LinearRgb {
  return [light, light, light];
}
