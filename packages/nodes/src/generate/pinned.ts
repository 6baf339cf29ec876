import { type InputIssue, optional } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import type { FileValue, ImageValue, VideoValue } from '../media/types.ts';
import { File_ } from '../ports.ts';

/**
 * The input that takes a finished take: while it is set nothing is generated and nothing is paid for, whatever else the node says. A file
 * beside the graph rather than the number of a take, so that it is the same wherever the graph runs.
 */
export const pinnedInput = optional(
  File_,
  'A finished take, as a file beside the graph: it is used as it is, and nothing is generated while it is set.',
);

/** What is wrong with a pinned file: another kind of media than the node makes. */
export function pinnedIssues({ name, facts }: FileValue, kind: 'image' | 'video'): readonly InputIssue[] {
  if (facts.kind === kind) return [];
  const message = `"${name}" is ${facts.kind}, not ${kind}; pin ${kind === 'image' ? 'a picture' : 'a clip'}, or nothing`;
  return [{ input: 'pinned', code: 'file-invalid', message }];
}

/** A pinned file as the node gives it. @throws TypeError for another kind of media; `pinnedIssues` tells of it before */
export function pinnedMedia<K extends 'image' | 'video'>(
  { hash, name, bytes, facts }: FileValue,
  kind: K,
): K extends 'image' ? ImageValue : VideoValue {
  if (facts.kind !== kind) throw new TypeError(`"${name}" is ${facts.kind}, not ${kind}`);
  return { ...media.asset(hash, facts), bytes } as K extends 'image' ? ImageValue : VideoValue;
}
