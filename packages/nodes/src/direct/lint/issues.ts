import type { InputIssue } from '@shotgraph/engine';
import { toTexts } from '../names.ts';
import { shotTitle } from '../sequence-checks.ts';
import type { DirectionValue, LineValue, ShotValue } from '../values/index.ts';
import { lintSequence, lintShot } from './lint-direction.ts';
import type { Lint, ShotLint } from './types.ts';

/** A lint as a sentence, without its shot. */
const sentence = ({ message, remedy }: ShotLint): string => (remedy === '' ? message : `${message}; ${remedy}`);

/** A lint as a sentence, with the shot it is about in front: `shot 2 "Chase": …`. */
export const lintText = (lint: Lint, shots: readonly ShotValue[]): string =>
  lint.shot === undefined ? sentence(lint) : `${shotTitle(shots, lint.shot)}: ${sentence(lint)}`;

/** Inputs of `direct/shot` that its lints look at; those that are not known yet are left out. */
export type ShotParts = {
  readonly [K in 'description' | 'size' | 'angle' | 'camera' | 'lighting' | 'depth' | 'choreography' | 'cast']?:
    | ShotValue[K]
    | undefined;
} & {
  readonly seconds: number;
  readonly subjects?: readonly string[] | undefined;
  readonly lines?: readonly LineValue[] | undefined;
};

/** What lints say of the inputs of a shot. Only warns: whether a model is asked at all is not known there. */
export const shotIssues = (parts: ShotParts): InputIssue[] =>
  lintShot(toShot(parts)).map((lint) => ({
    severity: 'warning',
    input: lint.input ?? 'description',
    message: sentence(lint),
    ...(lint.mend && { mend: lint.mend }),
  }));

/** A shot of the parts that its rules look at. */
function toShot({
  description = '',
  size = 'unset',
  angle = 'unset',
  cast,
  subjects = [],
  ...parts
}: ShotParts): ShotValue {
  const { seconds, camera, lighting, depth, choreography, lines = [] } = parts;
  return {
    name: 'shot',
    seconds,
    size,
    angle,
    description,
    cast: cast ?? { subjects: choreography?.subjects ?? [] },
    subjects: toTexts(subjects),
    lines: [...lines],
    sounds: [],
    music: '',
    transition: { kind: 'cut', seconds: 0 },
    ...(camera && { camera }),
    ...(lighting && { lighting }),
    ...(depth && { depth }),
    ...(choreography && { choreography }),
  };
}

/** What lints say of the inputs of a sequence. Only warns, for the same reason. What is about a shot alone its own node tells. */
export const sequenceIssues = (direction: DirectionValue): InputIssue[] =>
  lintSequence(direction).map((lint) => ({
    severity: 'warning',
    input: lint.shot === undefined ? (lint.input ?? 'shots') : 'shots',
    message: lintText(lint, direction.shots),
    ...(lint.mend && lint.shot === undefined && { mend: lint.mend }),
  }));

/** Lints as issues of a node that takes the whole direction in one input: errors stay errors. */
export const directionIssues = (lints: readonly Lint[], { shots }: DirectionValue, input = 'direction'): InputIssue[] =>
  lints.map((lint) => ({ severity: lint.severity, input, message: lintText(lint, shots) }));

/** Issues of a node with what its lints say; without that while there are errors, which come first and may make lints wrong. */
export const withLints = (issues: readonly InputIssue[], lints: () => readonly InputIssue[]): InputIssue[] =>
  issues.some(({ severity = 'error' }) => severity === 'error') ? [...issues] : [...issues, ...lints()];
