import type { InputMend } from '@shotgraph/engine';
import type { ModelFacts } from './model-facts.ts';

/** Everything lints can find, by subject. */
export const LINT_CODES = [
  // Time
  'shot-too-long',
  'film-too-long',
  'too-many-shots',
  'shots-too-short',
  'shots-too-dense',
  'clock',
  'two-clocks',
  'time-code',
  'sound-too-short',
  'soundtrack',
  // Camera
  'camera-moves',
  'camera-too-fast',
  // References
  'role-clash',
  'nothing-ignored',
  'no-link',
  'identity-too-small',
  'identity-too-wide',
  'sound-alone',
  'reference-unused',
  'reference-outside',
  'real-face',
  // Words and names
  'text-in-frame',
  'stranger',
  'name-unknown',
  'cast-unused',
  // Dialogue
  'dialogue-too-long',
  'lines-overlap',
  'two-speakers',
  'lips-too-small',
  'lips-in-motion',
  // Load
  'too-many-characters',
  'too-complex',
  // Continuity
  'axis-crossed',
  'direction-flipped',
  'jump-cut',
  'key-jumps',
  'eye-line',
  // Staging
  'subjects-collide',
  'walks-into-box',
  'never-in-frame',
  'leaves-frame',
  'subject-hidden',
  'out-of-focus',
] as const;
export type LintCode = (typeof LINT_CODES)[number];

/** Something in a direction that usually costs a take. */
export interface Lint {
  readonly code: LintCode;
  /** `error` where every provider in question refuses, or where what comes back cannot be used; else `warning`. */
  readonly severity: 'warning' | 'error';
  /** Place of the shot it is about, from 0; left out when it is about the film. */
  readonly shot?: number;
  /** Input it comes from: of the node `direct/shot` when `shot` is there, else of `direct/sequence`. */
  readonly input?: string;
  /** What is odd, with the value at fault. Without a full stop. */
  readonly message: string;
  /** What to do about it. Without a full stop. */
  readonly remedy: string;
  /** For the node that `input` belongs to, where one value would do. */
  readonly mend?: InputMend;
}

/** What is known beside the direction. */
export interface LintFacts {
  /** Whether sound is asked for; yes when left out. Without it nobody is heard, and who speaks does not matter. */
  readonly audioOn?: boolean | undefined;
  /** What the model takes; what every model takes when left out. See `modelFacts`. */
  readonly model?: ModelFacts | undefined;
  /** Width of the picture divided by its height; 16:9 when left out. */
  readonly ratio?: number | undefined;
}

/** A lint before its shot is known: rules of one shot need not say which. */
export type ShotLint = Omit<Lint, 'shot'>;
