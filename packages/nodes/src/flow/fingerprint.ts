import { canonicalJson, isRecord, sha256Text } from '@shotgraph/engine';
import type { MediaValue } from '../media/types.ts';

/** Digits of a fingerprint: enough to tell thousands of candidates apart, short enough to read in a diff. */
const DIGITS = 16;

/**
 * Short name of a value's content, 16 hex digits: equal for equal values. Media are named by their expression, which is what their
 * keys are made of; everything else by its canonical JSON.
 *
 * @throws TypeError for values that JSON cannot hold
 */
export const fingerprint = (value: unknown): string =>
  sha256Text(isMedia(value) ? value.expr.id : canonicalJson(value)).slice(0, DIGITS);

const KINDS: readonly unknown[] = ['image', 'video', 'audio'];

/** Whether a value of unknown type is an image, a video or a sound. */
export const isMedia = (value: unknown): value is MediaValue =>
  isRecord(value) && KINDS.includes(value.kind) && isRecord(value.expr) && typeof value.expr.id === 'string';
