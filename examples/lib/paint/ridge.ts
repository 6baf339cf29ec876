import { mix, rgb, smoothstep } from '../colour.ts';
import { fill, type Layer } from '../layer.ts';
import { createRandom, fbm, noise, ridged } from '../random.ts';
import { below, cover, type Point } from '../shape.ts';

/** One chain of hills. Lengths in pixels. */
export interface RidgePlan {
  /** Height of the crest line above which hills rise. */
  readonly base: number;
  /** Highest hill above the base. */
  readonly rise: number;
  /** Typical width of a hill. */
  readonly span: number;
  /** 0 for round hills, 1 for sharp crests. */
  readonly sharp: number;
  /** Colour at the crest. */
  readonly colour: string;
  /** Colour of the mist that fills the valley in front. */
  readonly mist: string;
  /** From the crest to where the mist has swallowed the slope. */
  readonly mistDepth: number;
  /** 0..1: how much of the slope the mist can hide. */
  readonly mistAmount: number;
  /** Height of the conifers along the crest; 0 for bare rock. */
  readonly trees: number;
  /** Where the light comes from, pixels from the left, and how it tints crests near it. */
  readonly light: { readonly x: number; readonly colour: string; readonly strength: number };
  readonly seed: number;
}

/** The crest: y for each column. */
export function crest(width: number, { base, rise, span, sharp, seed }: Omit<RidgePlan, 'colour'>): Float32Array {
  return Float32Array.from({ length: width }, (_, x) => {
    const round = fbm(x / span, 0.5, seed, 6, 0.42);
    const peaked = ridged(x / span, 0.5, seed + 9, 7, 0.44);
    return base - rise * (round * (1 - sharp) + (peaked * 1.5 - 0.6) * sharp);
  });
}

/** Paints one chain of hills: lit facets below the crest, mist in the valley, conifers on the crest where asked. */
export function paintRidge(layer: Layer, plan: RidgePlan): Float32Array {
  const { width, height } = layer;
  const heights = crest(width, plan);
  const colour = rgb(plan.colour);
  const mist = rgb(plan.mist);
  const light = rgb(plan.light.colour);
  const mask = cover(width, height, [below(heights, height + 2), ...treeLine(heights, plan)]);
  fill(layer, mask, (x, y) => {
    const depth = y - heights[x]!;
    const near = Math.exp(-(((x - plan.light.x) / (width * 0.3)) ** 2));
    // Facets: noise sheared along the fall line, seen from the side of the light.
    const slope = fbm((x + depth * 0.9) / 90, (y - x * 0.3) / 130, plan.seed + 30, 4) - 0.5;
    const top = Math.exp(-Math.max(0, depth) / 18) * plan.light.strength * near;
    const shaded = mix(mix(colour, light, Math.min(0.85, top)), mist, Math.max(-0.12, slope * 0.36));
    const drift = 0.72 + 0.56 * fbm(x / 420, y / 70, plan.seed + 50, 4);
    return mix(shaded, mist, Math.min(1, plan.mistAmount * smoothstep(0, plan.mistDepth, depth) * drift));
  });
  return heights;
}

/** Small conifers, seen from far: spikes of different height that keep to groves. */
function* treeLine(heights: Float32Array, { trees, seed }: RidgePlan): Generator<Point[]> {
  if (trees <= 0) return;
  const random = createRandom(seed + 5);
  for (let x = 0; x < heights.length; x += trees * (0.05 + 0.11 * random())) {
    const grove = noise(x / (trees * 9), 3.5, seed + 6);
    const tall = trees * (0.3 + 0.7 * random()) * (0.25 + 1.1 * grove);
    const foot = heights[Math.floor(x)]! + trees * 0.2;
    yield spike(x, foot, tall + trees * 0.2, tall * (0.16 + 0.07 * random()));
  }
}

/** A narrow tree with a few notches. */
function spike(x: number, foot: number, tall: number, half: number): Point[] {
  const left: Point[] = [];
  const right: Point[] = [];
  for (let level = 1; level <= 4; level++) {
    const y = foot - tall * (1 - level / 4);
    const reach = half * (level / 4);
    left.unshift([x - reach * 0.55, y - tall * 0.04]);
    left.unshift([x - reach, y]);
    right.push([x + reach * 0.55, y - tall * 0.04]);
    right.push([x + reach, y]);
  }
  return [[x, foot - tall], ...right, ...left];
}
