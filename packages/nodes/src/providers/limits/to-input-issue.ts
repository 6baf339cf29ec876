import type { InputIssue, InputMend, InputSpec, Json, NodeType } from '@shotgraph/engine';
import {
  convertAudio,
  convertImage,
  pad,
  padImage,
  resize,
  resizeImage,
  transcode,
  trim,
  trimAudio,
} from '../../transform/index.ts';
import type { MediaKind } from '../profile/types.ts';
import type { LimitIssue, MediaInput, MediaPlace, Mend } from './types.ts';

/** What is wired into the inputs that hold media; the ports of the nodes that mend them have the same names. */
const KINDS: { readonly [I in MediaInput]: MediaKind } = {
  firstFrame: 'image',
  lastFrame: 'image',
  images: 'image',
  videos: 'video',
  audios: 'audio',
};

/** Formats by MIME type, as the nodes that convert call them. */
const FORMATS: { readonly [mimeType: string]: { readonly node: NodeType; readonly format: string } } = {
  'image/jpeg': { node: convertImage, format: 'jpg' },
  'image/png': { node: convertImage, format: 'png' },
  'audio/mpeg': { node: convertAudio, format: 'mp3' },
  'audio/wav': { node: convertAudio, format: 'wav' },
};

/** A limit's issue as a node's own, with what mends it as the engine can insert or set it. */
export function toInputIssue({ rule: _, mend, ...issue }: LimitIssue): InputIssue {
  const made = mend && toInputMend(mend);
  return made ? { ...issue, mend: made } : issue;
}

function toInputMend(mend: Mend): InputMend | undefined {
  switch (mend.kind) {
    case 'set':
      return toSet(mend);
    case 'trim': {
      const { start, end } = mend.to;
      const label = start === 0 ? `trim to ${end} s` : `keep ${start} to ${end} s`;
      return insert(mend, label, { video: trim, audio: trimAudio }, start === 0 ? { end } : { start, end });
    }
    case 'resize': {
      const { width, height } = mend.to;
      // The size has the picture's shape already but for a pixel, which bars would show.
      const inputs = { width, height, mode: 'stretch' };
      return insert(mend, `resize to ${width}x${height}`, { video: resize, image: resizeImage }, inputs);
    }
    case 'pad': {
      const { width, height } = mend.to;
      return insert(mend, `pad to ${width}x${height}`, { video: pad, image: padImage }, { width, height });
    }
    case 'transcode': {
      const { fps } = mend.to;
      const label = fps === undefined ? 'transcode to MP4' : `transcode to MP4 at ${fps} fps`;
      return insert(mend, label, { video: transcode }, fps === undefined ? {} : { fps });
    }
    case 'convert': {
      const found = FORMATS[mend.to.mimeType];
      if (!found) return undefined;
      const { node, format } = found;
      return insert(mend, `convert to ${format.toUpperCase()}`, { [KINDS[mend.input]]: node }, { format });
    }
    default:
      return mend satisfies never;
  }
}

/** Whether the model chooses the length is an input of its own. */
function toSet({ input, to }: Extract<Mend, { kind: 'set' }>): InputMend {
  if (input === 'seconds' && to === 'auto')
    return { kind: 'set', input: 'autoSeconds', value: true, label: 'let the model choose the length' };
  const label = input === 'seconds' && to !== undefined ? { label: `use ${to} s` } : {};
  return { kind: 'set', input, ...(to !== undefined && { value: to }), ...label };
}

/** A node of the kind that is wired; nothing where there is none, or its inputs do not go so far. */
function insert(
  { input, index }: MediaPlace,
  label: string,
  nodes: { readonly [K in MediaKind]?: NodeType },
  inputs: { readonly [name: string]: Json },
): InputMend | undefined {
  const kind = KINDS[input];
  const node = nodes[kind];
  if (!node || !Object.entries(inputs).every(([name, value]) => isInRange(node.inputs[name], value))) return undefined;
  const { type, version } = node;
  const place = { input, ...(index !== undefined && { index }) };
  return { kind: 'insert', ...place, label, node: { type, version, inputs }, in: kind, out: kind };
}

const isInRange = ({ options: { min = -Infinity, max = Infinity } }: InputSpec, value: Json): boolean =>
  typeof value !== 'number' || (value >= min && value <= max);
