/** Numbers in [0, 1) that are the same on every machine. mulberry32, public domain. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A random value in [0, 1) for a place on the integer grid. */
function lattice(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

const ease = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

/** Smooth value noise, 0..1, one feature per unit. */
export function noise(x: number, y: number, seed: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const u = ease(x - left);
  const v = ease(y - top);
  const upper = lattice(left, top, seed) * (1 - u) + lattice(left + 1, top, seed) * u;
  const lower = lattice(left, top + 1, seed) * (1 - u) + lattice(left + 1, top + 1, seed) * u;
  return upper * (1 - v) + lower * v;
}

/** Octaves of noise, each twice as fine and `gain` as strong; 0..1 around 0.5. */
export function fbm(x: number, y: number, seed: number, octaves: number, gain = 0.5): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0, strength = 1, scale = 1; i < octaves; i++, strength *= gain, scale *= 2) {
    sum += strength * noise(x * scale, y * scale, seed + i);
    weight += strength;
  }
  return sum / weight;
}

/** Octaves with creases where plain noise crosses its middle: mountain crests. 0..1. */
export function ridged(x: number, y: number, seed: number, octaves: number, gain = 0.5): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0, strength = 1, scale = 1; i < octaves; i++, strength *= gain, scale *= 2) {
    sum += strength * (1 - Math.abs(2 * noise(x * scale, y * scale, seed + i) - 1));
    weight += strength;
  }
  return sum / weight;
}
