import { createRandom, noise } from '../lib/random.ts';

/** The clip's facts. */
export const CLIP = { width: 640, height: 360, fps: 24, frames: 96 } as const;

/** One firefly: where its path begins, how it wanders and blinks. */
interface Firefly {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly drift: number;
  readonly blink: number;
  readonly phase: number;
}

function createSwarm(): Firefly[] {
  const random = createRandom(17);
  return Array.from({ length: 34 }, () => {
    const near = random() ** 2.5;
    return {
      x: random() * 760 - 60,
      y: 60 + random() * 310,
      radius: 1.6 + 7 * near,
      drift: 14 + 46 * near,
      blink: 0.5 + random() * 0.9,
      phase: random() * 10,
    };
  });
}

const SWARM = createSwarm();

/** One frame of fireflies over black, straight RGBA. Near ones are large, soft and quick. */
export function fireflies(frame: number): Uint8ClampedArray {
  const { width, height, fps } = CLIP;
  const light = new Float32Array(width * height);
  const seconds = frame / fps;
  SWARM.forEach(({ x, y, radius, drift, blink, phase }, i) => {
    const wander = (axis: number) => (noise(seconds * 0.55 + phase * 7, axis + i, 3) - 0.5) * drift * 4;
    const glow = 0.5 + 0.5 * Math.sin(2 * Math.PI * (blink * seconds + phase));
    const px = x + wander(0) + drift * 0.3 * seconds;
    const py = y + wander(50) - drift * 0.22 * seconds;
    addGlow(light, px, py, radius, (0.12 + 0.88 * glow * glow) * Math.min(1, 5 / radius));
  });
  const rgba = new Uint8ClampedArray(width * height * 4);
  light.forEach((value, i) => {
    // White-hot in the middle, amber, then ember red as it thins.
    rgba[4 * i] = 255 * Math.min(1, value * 1.5);
    rgba[4 * i + 1] = 255 * Math.min(1, value * value * 1.05 + value * 0.34);
    rgba[4 * i + 2] = 255 * Math.min(1, value ** 3 * 0.75 + value * 0.07);
    rgba[4 * i + 3] = 255;
  });
  return rgba;
}

/** A core and a wide halo. */
function addGlow(light: Float32Array, x: number, y: number, radius: number, strength: number): void {
  const { width, height } = CLIP;
  const reach = Math.ceil(radius * 9);
  for (let py = Math.max(0, Math.floor(y - reach)); py < Math.min(height, y + reach); py++) {
    for (let px = Math.max(0, Math.floor(x - reach)); px < Math.min(width, x + reach); px++) {
      const distance = ((px + 0.5 - x) ** 2 + (py + 0.5 - y) ** 2) / (radius * radius);
      light[py * width + px]! += strength * (Math.exp(-distance) + 0.17 * Math.exp(-distance / 12));
    }
  }
}
