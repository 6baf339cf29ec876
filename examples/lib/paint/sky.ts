import { clamp, gradient, mix, type Rgb, rgb, screen, smoothstep } from '../colour.ts';
import { fill, type Layer } from '../layer.ts';
import { createRandom, fbm } from '../random.ts';

/** What a sky looks like. Places are shares of the width and the height, counted from the top left corner. */
export interface SkyPlan {
  /** Colours from the top (0) to the bottom (1) of the picture. */
  readonly stops: readonly (readonly [place: number, colour: string])[];
  /** Light that the air around the sun or the moon spreads. */
  readonly glow: {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly colour: string;
    readonly strength: number;
  };
  /** Number of stars; they thin out towards `horizon`. */
  readonly stars: number;
  readonly horizon: number;
  /** Streaks of cloud, lit from below. */
  readonly clouds: {
    readonly top: number;
    readonly bottom: number;
    readonly lit: string;
    readonly dark: string;
    readonly amount: number;
  };
  readonly seed: number;
}

/** Paints the whole layer as a sky. */
export function paintSky(layer: Layer, plan: SkyPlan): void {
  const { width, height } = layer;
  const air = gradient(plan.stops);
  const glow = rgb(plan.glow.colour);
  fill(layer, undefined, (x, y) => {
    const dx = (x / width - plan.glow.x) / plan.glow.radius;
    // Air is layered, so glow spreads further sideways than upwards.
    const dy = ((y / height - plan.glow.y) / plan.glow.radius) * 1.5;
    const light = plan.glow.strength * Math.exp(-Math.sqrt(dx * dx + dy * dy) * 1.6);
    return screen(air(y / height), glow, light);
  });
  paintStars(layer, plan);
  paintClouds(layer, plan, glow);
}

function paintStars(layer: Layer, { stars, horizon, seed }: SkyPlan): void {
  const random = createRandom(seed);
  for (let i = 0; i < stars; i++) {
    const x = random() * layer.width;
    const high = random();
    const y = high * horizon * layer.height;
    const power = random() ** 8;
    const tint = mix(rgb('#cfd8ff'), rgb('#ffe9d0'), random());
    const fade = smoothstep(1, 0.35, high);
    if (random() > fade) continue;
    addLight(layer, x, y, 0.75 + power * 1.1, tint, fade * (0.18 + 0.82 * power));
    if (power > 0.5) addLight(layer, x, y, 5 + power * 5, tint, fade * power * 0.09);
  }
}

/** Adds a round spot of light with a soft rim. */
export function addLight(
  { width, height, data }: Layer,
  x: number,
  y: number,
  radius: number,
  colour: Rgb,
  strength: number,
): void {
  const reach = Math.ceil(radius * 2.6);
  for (let py = Math.max(0, Math.floor(y) - reach); py <= Math.min(height - 1, y + reach); py++) {
    for (let px = Math.max(0, Math.floor(x) - reach); px <= Math.min(width - 1, x + reach); px++) {
      const distance = ((px + 0.5 - x) ** 2 + (py + 0.5 - y) ** 2) / (radius * radius);
      const light = strength * Math.exp(-distance);
      const i = 4 * (py * width + px);
      for (let c = 0; c < 3; c++) data[i + c] = 1 - (1 - data[i + c]!) * (1 - light * colour[c as 0 | 1 | 2]);
    }
  }
}

function paintClouds(layer: Layer, { clouds, seed }: SkyPlan, glow: Rgb): void {
  const { width, height, data } = layer;
  const lit = rgb(clouds.lit);
  const dark = rgb(clouds.dark);
  const density = (x: number, y: number) =>
    fbm(x / 520 + fbm(x / 900, y / 160, seed + 40, 2) * 0.8, y / 44, seed + 20, 5, 0.55);
  for (let y = Math.floor(clouds.top * height); y < clouds.bottom * height; y++) {
    const middle = Math.sin((Math.PI * (y / height - clouds.top)) / (clouds.bottom - clouds.top));
    for (let x = 0; x < width; x++) {
      const here = density(x, y);
      const alpha = clouds.amount * middle * smoothstep(0.47, 0.72, here);
      if (alpha <= 0.002) continue;
      // Thick below, thin above means the low sun reaches the underside.
      const underside = clamp(0.5 + (here - density(x, y + 14)) * 5);
      const colour = mix(mix(dark, lit, underside), glow, 0.12);
      const i = 4 * (y * width + x);
      for (let c = 0; c < 3; c++) data[i + c] = data[i + c]! * (1 - alpha) + colour[c as 0 | 1 | 2] * alpha;
    }
  }
}

/** A full moon with its seas, and the halo around it. Centre and radius in pixels. */
export function paintMoon(layer: Layer, x: number, y: number, radius: number): void {
  addLight(layer, x, y, radius * 5, rgb('#8fa2e8'), 0.16);
  addLight(layer, x, y, radius * 2.4, rgb('#ffd9b0'), 0.28);
  const bright = rgb('#fff3dc');
  const sea = rgb('#cdbfb4');
  const { width, data } = layer;
  for (let py = Math.floor(y - radius - 1); py <= y + radius + 1; py++) {
    for (let px = Math.floor(x - radius - 1); px <= x + radius + 1; px++) {
      const distance = Math.hypot(px + 0.5 - x, py + 0.5 - y);
      const alpha = clamp(radius - distance + 0.5);
      if (alpha <= 0) continue;
      const u = (px - x) / radius;
      const v = (py - y) / radius;
      const seas = smoothstep(0.5, 0.66, fbm(u * 1.5 + 3.1, v * 1.5 + 5.2, 77, 4)) * 0.75;
      const rim = 1 - 0.16 * (distance / radius) ** 4;
      const colour = mix(bright, sea, seas);
      const i = 4 * (py * width + px);
      for (let c = 0; c < 3; c++) data[i + c] = data[i + c]! * (1 - alpha) + colour[c as 0 | 1 | 2] * rim * alpha;
    }
  }
}
