import type { LightingValue, LightValue } from '../../direct/values/index.ts';
import { add, createRenderer, type FrameSize, type LightSetup, scale, subtract, type Vec3 } from '../../stage/index.ts';
import { prepareLights } from '../../stage/light/prepared.ts';
import { createSurfaceShader } from '../../stage/light/surface.ts';
import { toLightSetup } from '../light-setup.ts';
import { EYES, LIGHTING_SENSOR_MM, lightingPose, lightingSet, whiteBall } from './lighting-set.ts';

/** Channels of the white ball keep this far below the white of the screen: what burns out has lost its colour. */
const HIGHEST = 0.94;
/** Linear, of the white ball. */
const WHITE = 0.9;
/** Normals of the ball that are turned to the camera at least so far count; edges lit from behind may burn out. */
const TURNED = 0.4;

/**
 * Paints what the lights of a rig do: a bust, a grey and a white ball, with true shadows. Where the rig would burn out the white ball
 * the picture is exposed for it, so that the colour of the light stays readable.
 *
 * @param seconds - instant of the rig's changes
 * @param isQuick - without the shadows that bodies throw on each other and on themselves, several times as fast
 */
export function paintLighting(
  lighting: LightingValue,
  seconds: number,
  size: FrameSize,
  isQuick = false,
): Uint8ClampedArray {
  const steady = {
    ...lighting,
    lights: lighting.lights.map((light) => ({ ...awayFromSet(light), flicker: undefined })),
  };
  const light = exposed(toLightSetup(steady, EYES, seconds));
  return createRenderer(lightingSet(), size, LIGHTING_SENSOR_MM).render({
    pose: lightingPose(),
    light,
    isStill: !isQuick,
  });
}

/**
 * A light that would stand among the bodies would shine on one of them alone. Moved away it keeps its direction, its apparent
 * size and what it is at the subject: its pattern is the same.
 */
const awayFromSet = (light: LightValue): LightValue => ({
  ...light,
  distanceMetres: Math.max(NEAREST_METRES, light.distanceMetres),
});
const NEAREST_METRES = 2;

/** The same lights, all darker by what keeps the white ball within what a screen can show. */
function exposed(setup: LightSetup): LightSetup {
  const brightest = brightestOnBall(setup);
  if (brightest <= HIGHEST) return setup;
  const factor = HIGHEST / brightest;
  return {
    ...setup,
    lights: setup.lights.map((light) => ({ ...light, colour: scale(light.colour, factor) })),
    ambient: scale(setup.ambient, factor),
  };
}

/** The highest channel, linear, of what the white ball shows to the camera. */
function brightestOnBall(setup: LightSetup): number {
  const { position } = lightingPose();
  const shade = createSurfaceShader(prepareLights({ ...setup, haze: 0 }), position, [0, 0, 0]);
  const point = new Float64Array(9);
  const out = new Float64Array(3);
  let brightest = 0;
  for (const normal of normals()) {
    const place = add(whiteBall.centre, scale(normal, whiteBall.radius));
    const way = subtract(position, place);
    const toEye = scale(way, 1 / Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]));
    if (normal[0] * toEye[0] + normal[1] * toEye[1] + normal[2] * toEye[2] < TURNED) continue;
    point.set([...place, ...normal, ...toEye]);
    shade(point, { red: WHITE, green: WHITE, blue: WHITE, roughness: 1 }, out);
    brightest = Math.max(brightest, out[0]!, out[1]!, out[2]!);
  }
  return brightest;
}

/** Directions on the half of a ball that faces the camera: a grid seen from it. */
function normals(): Vec3[] {
  const steps = Array.from({ length: 33 }, (_, i) => (i - 16) / 16);
  return steps.flatMap((y) =>
    steps.flatMap((x): Vec3[] => {
      const rest = 1 - x * x - y * y;
      return rest > 0 ? [[x, y, Math.sqrt(rest)]] : [];
    }),
  );
}
