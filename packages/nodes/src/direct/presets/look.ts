import type { LookValue } from '../values/index.ts';

const look = (
  style: string,
  medium: string,
  mood: string,
  palette: readonly string[],
  levels: Partial<Pick<LookValue, 'contrast' | 'saturation' | 'grain' | 'vignette'>> = {},
): LookValue => ({
  style,
  medium,
  mood,
  palette: [...palette],
  contrast: 0,
  saturation: 0,
  grain: 0,
  vignette: 0,
  ...levels,
});

/** Looks by name. What they are made of is named, never who made them: names of people and films are refused by many models. */
export const LOOK_PRESETS = {
  none: look('', '', '', []),
  'naturalistic-drama': look('naturalistic drama', '35 mm film', 'intimate', ['skin tones', 'muted earth'], {
    saturation: -0.1,
    grain: 0.15,
  }),
  'blockbuster-teal-orange': look('blockbuster action', 'large-format digital', 'tense', ['teal', 'orange'], {
    contrast: 0.3,
    saturation: 0.15,
    vignette: 0.1,
  }),
  'film-noir': look('1940s film noir', 'black-and-white 35 mm film', 'fatalistic', ['black', 'silver', 'white'], {
    contrast: 0.6,
    saturation: -1,
    grain: 0.35,
    vignette: 0.25,
  }),
  'neo-noir': look('neo-noir', 'anamorphic digital', 'brooding', ['deep teal', 'sodium amber', 'black'], {
    contrast: 0.4,
    saturation: 0.05,
    grain: 0.15,
    vignette: 0.25,
  }),
  'nordic-noir': look('Nordic noir', 'digital', 'bleak', ['slate grey', 'steel blue', 'pale skin'], {
    contrast: 0.1,
    saturation: -0.45,
    grain: 0.1,
    vignette: 0.15,
  }),
  documentary: look('observational documentary', 'handheld 16 mm film', 'honest', ['natural colours'], {
    saturation: -0.1,
    grain: 0.3,
  }),
  'golden-age-technicolor': look(
    'golden-age studio musical',
    'three-strip Technicolor film',
    'exuberant',
    ['ruby red', 'emerald', 'royal blue', 'canary yellow'],
    { contrast: 0.25, saturation: 0.5, grain: 0.15 },
  ),
  'super-8-home-movie': look('home movie', 'Super 8 reversal film', 'nostalgic', ['faded warm tones', 'soft red'], {
    contrast: -0.1,
    saturation: -0.15,
    grain: 0.7,
    vignette: 0.4,
  }),
  'nineties-camcorder': look('1990s home video', 'VHS camcorder tape', 'spontaneous', ['bleeding red', 'dull green'], {
    contrast: -0.15,
    saturation: -0.1,
    grain: 0.4,
  }),
  'pastel-storybook': look(
    'symmetrical storybook comedy',
    '35 mm film',
    'whimsical',
    ['powder pink', 'mint', 'cream'],
    {
      contrast: -0.1,
      saturation: 0.1,
      grain: 0.1,
    },
  ),
  'music-video-neon': look('neon-lit music video', 'digital with bloom', 'electric', ['magenta', 'cyan', 'violet'], {
    contrast: 0.35,
    saturation: 0.4,
    vignette: 0.15,
  }),
  cyberpunk: look('rain-soaked cyberpunk', 'anamorphic digital', 'restless', ['acid green', 'magenta', 'wet black'], {
    contrast: 0.4,
    saturation: 0.3,
    grain: 0.1,
    vignette: 0.2,
  }),
  'fashion-editorial': look('fashion editorial', 'medium-format digital', 'poised', ['ivory', 'black', 'one accent'], {
    contrast: 0.2,
    saturation: -0.1,
  }),
  'product-clean': look(
    'clean product film',
    'macro-sharp digital',
    'precise',
    ['white', 'light grey', 'brand colour'],
    {
      contrast: 0.1,
    },
  ),
  'anime-cel': look('hand-drawn anime', 'cel animation over painted backgrounds', 'wistful', ['sky blue', 'sunset'], {
    contrast: 0.15,
    saturation: 0.3,
  }),
  'stop-motion': look('stop-motion animation', 'clay and felt puppets on miniature sets', 'tactile', ['warm ochre'], {
    saturation: 0.1,
    grain: 0.05,
  }),
  'watercolour-animation': look('hand-painted animation', 'watercolour on paper', 'dreamy', ['washed blue', 'peach'], {
    contrast: -0.25,
    saturation: -0.05,
  }),
} as const satisfies { readonly [name: string]: LookValue };

/** Looks by name; `none` says nothing. */
export const LOOK_NAMES = Object.keys(LOOK_PRESETS) as [keyof typeof LOOK_PRESETS, ...(keyof typeof LOOK_PRESETS)[]];
