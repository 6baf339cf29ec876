import { linearToSrgb } from '../curves.ts';
import { dim } from '../sample.ts';
import { CARD_NUMBERS, type CardLight } from './card.ts';
import { LINEAR_OF_DISPLAY } from './display.ts';
import { addRims } from './rim.ts';

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
interface TexelSpan {
  readonly length: number;
  readonly u: number;
  readonly v: number;
  readonly du: number;
  readonly dv: number;
}

const ends = new Float64Array(2 * CARD_NUMBERS);
const starts = new Int32Array(CARD_NUMBERS);
const steps = new Int32Array(CARD_NUMBERS);

/** Spans shorter than this have one light. */
const SHORTEST = 4;

/** Works out a layer's light along a span, in which it changes evenly. */
function beginSpan(card: CardLight, { u, v, du, dv, length }: TexelSpan): void {
  card.at(u, v, ends, 0);
  const changes = length >= SHORTEST;
  if (changes) card.at(u + du * length, v + dv * length, ends, CARD_NUMBERS);
  for (let i = 0; i < CARD_NUMBERS; i++) {
    const unit = i < 3 ? ONE : WHITE;
    const start = toFixed(ends[i]!, unit);
    starts[i] = start;
    steps[i] = changes ? Math.round((toFixed(ends[i + CARD_NUMBERS]!, unit) - start) / length) : 0;
  }
}

const toFixed = (value: number, unit: number): number => Math.round(Math.min(LARGEST, value * unit) * (1 << BITS));

/**
 * Lights the texels of a span, exactly in linear light and to the nearest display value, and paints them on the pixels from
 * `start` on that are still open.
 *
 * @param texels - packed, premultiplied
 * @returns how many pixels it closed
 */
export function paintLit(
  card: CardLight,
  span: TexelSpan,
  texels: Int32Array,
  pixels: Int32Array,
  start: number,
): number {
  beginSpan(card, span);
  const { rims } = card;
  const { length } = span;
  const stepRed = steps[0]!;
  const stepGreen = steps[1]!;
  const stepBlue = steps[2]!;
  const hasHaze = (starts[3]! | starts[4]! | starts[5]! | steps[3]! | steps[4]! | steps[5]!) !== 0;
  let factorRed = starts[0]! - stepRed;
  let factorGreen = starts[1]! - stepGreen;
  let factorBlue = starts[2]! - stepBlue;
  let closed = 0;
  for (let i = 0; i < length; i++) {
    factorRed += stepRed;
    factorGreen += stepGreen;
    factorBlue += stepBlue;
    const texel = texels[i]!;
    const above = pixels[start + i]!;
    const open = 255 - (above >>> 24);
    if (texel === 0 || open === 0) continue;
    const alpha = texel >>> 24;
    const straight = alpha === 255 ? texel : unmultiply(texel, alpha);
    let red = Math.imul(LINEAR[straight & 255]!, factorRed >> BITS) >>> 15;
    let green = Math.imul(LINEAR[(straight >> 8) & 255]!, factorGreen >> BITS) >>> 15;
    let blue = Math.imul(LINEAR[(straight >> 16) & 255]!, factorBlue >> BITS) >>> 15;
    if (hasHaze) {
      red += (starts[3]! + Math.imul(steps[3]!, i)) >> BITS;
      green += (starts[4]! + Math.imul(steps[4]!, i)) >> BITS;
      blue += (starts[5]! + Math.imul(steps[5]!, i)) >> BITS;
    }
    if (rims !== undefined) {
      light[0] = red;
      light[1] = green;
      light[2] = blue;
      addRims(rims, span.u + span.du * i, span.v + span.dv * i, straight, alpha, LINEAR, light);
      red = light[0]!;
      green = light[1]!;
      blue = light[2]!;
    }
    if ((red | green | blue) >= WHITE) {
      // What is above white spills into the other channels, as in `spillOf`.
      const over = (Math.max(0, red - WHITE) + Math.max(0, green - WHITE) + Math.max(0, blue - WHITE)) >> 2;
      red = Math.min(WHITE, red + over);
      green = Math.min(WHITE, green + over);
      blue = Math.min(WHITE, blue + over);
    }
    let lit = DISPLAY[red]! | (DISPLAY[green]! << 8) | (DISPLAY[blue]! << 16) | (255 << 24);
    if (alpha !== 255) lit = dim(lit, alpha + 1);
    const sum = above === 0 ? lit : above + dim(lit, open + 1);
    pixels[start + i] = sum;
    if (sum >>> 24 === 255) closed++;
  }
  return closed;
}

const light = new Int32Array(3);

/** Takes the alpha out of a premultiplied colour. */
function unmultiply(texel: number, alpha: number): number {
  const per = PER_ALPHA[alpha]!;
  const red = Math.min(255, ((texel & 255) * per + 32768) >>> 16);
  const green = Math.min(255, (((texel >> 8) & 255) * per + 32768) >>> 16);
  const blue = Math.min(255, (((texel >> 16) & 255) * per + 32768) >>> 16);
  return red | (green << 8) | (blue << 16);
}
