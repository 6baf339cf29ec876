import { linearToSrgb } from '../curves.ts';
import { dim } from '../sample.ts';
import { CARD_NUMBERS, type CardLight } from './card.ts';
import { LINEAR_OF_DISPLAY } from './display.ts';
import { addRims, type Rims } from './rim.ts';

/** Linear light of display values: 65535 is white. */
const LINEAR: Uint16Array = Uint16Array.from(LINEAR_OF_DISPLAY, (linear) => Math.floor(linear * 65535 + 0.5));

/** The white of the screen in steps of light; fine enough that unchanged light gives every display value back. */
const WHITE = 8192;

/** Display value of each step, from the middle of the step. */
const DISPLAY: Uint8Array = Uint8Array.from({ length: WHITE + 1 }, (_, step) =>
  Math.floor(linearToSrgb(Math.min(1, (step + 0.5) / WHITE)) * 255 + 0.5),
);

/** 255 * 65536 / alpha, for taking the alpha out of premultiplied values. */
const PER_ALPHA: Int32Array = Int32Array.from({ length: 256 }, (_, alpha) =>
  alpha === 0 ? 0 : Math.floor((255 * 65536) / alpha + 0.5),
);

/** Factors are integers with 1 at 4096; more than three stops above are not needed for anything but pure white. */
const ONE = 4096;
const LARGEST = 8 * ONE - 1;
/** Bits after the point while factors change from pixel to pixel. */
const BITS = 8;

/** A part of a row of pixels: places in texels of level 0 and how they change per pixel. */
export interface TexelSpan {
  readonly length: number;
  readonly u: number;
  readonly v: number;
  readonly du: number;
  readonly dv: number;
}

/**
 * The light along one span, in which it changes evenly: starts and steps per pixel of three factors (4096 is 1) and three lights
 * of haze (8192 is white), all with 8 bits after the point.
 */
export interface SpanLight {
  readonly starts: Int32Array;
  readonly steps: Int32Array;
  hasHaze: boolean;
  readonly rims: Rims | undefined;
}

/** A layer's light from span to span. To be called for the spans of a row in their order: neighbours share an end. */
export type SpanLights = (span: TexelSpan) => SpanLight;

/** Prepares the light of a layer. */
export function createSpanLights(card: CardLight): SpanLights {
  const place = new Float64Array(2);
  const values = new Float64Array(CARD_NUMBERS);
  const from = new Int32Array(CARD_NUMBERS);
  const to = new Int32Array(CARD_NUMBERS);
  const light: SpanLight = { starts: from, steps: new Int32Array(CARD_NUMBERS), hasHaze: false, rims: card.rims };
  const evaluate = (out: Int32Array) => {
    card.at(place, values);
    for (let i = 0; i < CARD_NUMBERS; i++) {
      const value = Math.min(LARGEST, values[i]! * (i < 3 ? ONE : WHITE));
      out[i] = (value * (1 << BITS) + 0.5) | 0;
    }
  };
  return ({ u, v, du, dv, length }) => {
    if (place[0] === u && place[1] === v) from.set(to);
    else {
      place[0] = u;
      place[1] = v;
      evaluate(from);
    }
    place[0] = u + du * length;
    place[1] = v + dv * length;
    evaluate(to);
    const per = 1 / length;
    for (let i = 0; i < CARD_NUMBERS; i++) light.steps[i] = ((to[i]! - from[i]!) * per) | 0;
    light.hasHaze = (from[3]! | from[4]! | from[5]! | to[3]! | to[4]! | to[5]!) !== 0;
    return light;
  };
}

/**
 * A texel in light: exact in linear light, to the nearest display value.
 *
 * @param texel - packed, premultiplied
 * @param red - factors as in `SpanLight`
 */
export function lightTexel(texel: number, red: number, green: number, blue: number): number {
  const alpha = texel >>> 24;
  const straight = alpha === 255 ? texel : unmultiply(texel, alpha);
  const lit = show(
    Math.imul(LINEAR[straight & 255]!, red >> BITS) >>> 15,
    Math.imul(LINEAR[(straight >> 8) & 255]!, green >> BITS) >>> 15,
    Math.imul(LINEAR[(straight >> 16) & 255]!, blue >> BITS) >>> 15,
  );
  return alpha === 255 ? lit : dim(lit, alpha + 1);
}

/** Opaque colour of light in steps. What is above white spills into the other channels, as in `spillOf`. */
function show(red: number, green: number, blue: number): number {
  if ((red | green | blue) >= WHITE) {
    const over = (Math.max(0, red - WHITE) + Math.max(0, green - WHITE) + Math.max(0, blue - WHITE)) >> 2;
    return showWithin(Math.min(WHITE, red + over), Math.min(WHITE, green + over), Math.min(WHITE, blue + over));
  }
  return showWithin(red, green, blue);
}

const showWithin = (red: number, green: number, blue: number): number =>
  DISPLAY[red]! | (DISPLAY[green]! << 8) | (DISPLAY[blue]! << 16) | (255 << 24);

const light = new Int32Array(3);

/** Lights texels in place where there is haze in front of a span or light behind it. */
export function lightHazySpan({ starts, steps, rims }: SpanLight, span: TexelSpan, texels: Int32Array): void {
  const stepRed = steps[0]!;
  const stepGreen = steps[1]!;
  const stepBlue = steps[2]!;
  let red = starts[0]!;
  let green = starts[1]!;
  let blue = starts[2]!;
  for (let i = 0; i < span.length; i++, red += stepRed, green += stepGreen, blue += stepBlue) {
    const texel = texels[i]!;
    const alpha = texel >>> 24;
    if (alpha === 0) continue;
    const straight = alpha === 255 ? texel : unmultiply(texel, alpha);
    light[0] =
      (Math.imul(LINEAR[straight & 255]!, red >> BITS) >>> 15) + ((starts[3]! + Math.imul(steps[3]!, i)) >> BITS);
    light[1] =
      (Math.imul(LINEAR[(straight >> 8) & 255]!, green >> BITS) >>> 15) +
      ((starts[4]! + Math.imul(steps[4]!, i)) >> BITS);
    light[2] =
      (Math.imul(LINEAR[(straight >> 16) & 255]!, blue >> BITS) >>> 15) +
      ((starts[5]! + Math.imul(steps[5]!, i)) >> BITS);
    if (rims !== undefined) addRims(rims, span.u + span.du * i, span.v + span.dv * i, straight, alpha, LINEAR, light);
    const lit = show(light[0]!, light[1]!, light[2]!);
    texels[i] = alpha === 255 ? lit : dim(lit, alpha + 1);
  }
}

/** Takes the alpha out of a premultiplied colour. */
function unmultiply(texel: number, alpha: number): number {
  const per = PER_ALPHA[alpha]!;
  const red = Math.min(255, ((texel & 255) * per + 32768) >>> 16);
  const green = Math.min(255, (((texel >> 8) & 255) * per + 32768) >>> 16);
  const blue = Math.min(255, (((texel >> 16) & 255) * per + 32768) >>> 16);
  return red | (green << 8) | (blue << 16);
}
