import { decimal } from '../decimal.ts';
import { derive, videoInfo } from '../expr.ts';
import { CLIP_TAGS, picture, rgbToVideo, sound, videoToRgb } from '../filters.ts';
import type { Operation } from '../operation.ts';
import type { VideoValue } from '../types.ts';
import { whiteGains } from '../white.ts';

/** A grade. Each field left at its neutral value changes nothing. */
export interface Grade {
  /** Stops; +1 doubles the light. Neutral 0. */
  readonly exposure?: number;
  /** 1 is neutral, 0 is flat grey. */
  readonly contrast?: number;
  /** 1 is neutral, 0 is black and white. */
  readonly saturation?: number;
  /** Kelvin of the light the picture should seem to be taken in; 6500 is neutral, lower is warmer. */
  readonly temperature?: number;
}

type GradeArgs = {
  readonly exposure: number;
  readonly contrast: number;
  readonly saturation: number;
  readonly temperature: number;
};

const NEUTRAL: GradeArgs = { exposure: 0, contrast: 1, saturation: 1, temperature: 6500 };

/** Light is stored raised to 1/2.2, so a stop multiplies stored values by 2^(1/2.2). */
const STORED_GAMMA = 2.2;

/** Exposure, contrast, saturation and temperature, all in integers. */
export const colorOperation: Operation<GradeArgs, VideoValue> = {
  name: 'color',
  parity: 'E',
  infer: (_args, [input]) => ({ kind: 'video', info: videoInfo(input) }),
  picture: ({ args }) => ({ from: [picture(0)], filters: [...tables(args), ...temperature(args.temperature)] }),
  sound: () => ({ from: [sound(0)], filters: [] }),
};

// Gain and contrast are linear in R'G'B', so they are linear in Y'CbCr too: one look-up per plane, no conversion.
function tables({ exposure, contrast, saturation }: GradeArgs): string[] {
  if (exposure === 0 && contrast === 1 && saturation === 1) return [];
  const gain = 2 ** (exposure / STORED_GAMMA) * contrast;
  // 16..235 is black to white; contrast turns about the middle, exposure about black.
  const lift = 16 + ((1 - contrast) / 2) * 219;
  const luma = `clip(round((val-16)*${decimal(gain)}+${decimal(lift)}),16,235)`;
  const chroma = `clip(round((val-128)*${decimal(gain * saturation)}+128),16,240)`;
  return [`lutyuv=y='${luma}':u='${chroma}':v='${chroma}'`];
}

function temperature(kelvin: number): string[] {
  if (kelvin === NEUTRAL.temperature) return [];
  const [r, g, b] = whiteGains(kelvin).map((gain) => decimal(gain ** (1 / STORED_GAMMA)));
  return [...videoToRgb('gbrp'), `colorchannelmixer=rr=${r}:gg=${g}:bb=${b}`, ...rgbToVideo(), ...CLIP_TAGS];
}

/** Grades a clip. A neutral grade is the clip itself. */
export function color(video: VideoValue, grade: Grade): VideoValue {
  const args: GradeArgs = { ...NEUTRAL };
  const set = args as { -readonly [K in keyof GradeArgs]: number };
  for (const name of Object.keys(NEUTRAL) as (keyof GradeArgs)[])
    set[name] = Number(decimal(grade[name] ?? NEUTRAL[name]));
  const neutral = Object.keys(NEUTRAL).every(
    (name) => args[name as keyof GradeArgs] === NEUTRAL[name as keyof GradeArgs],
  );
  return neutral ? video : derive(colorOperation, args, [video]);
}
