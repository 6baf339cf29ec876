import type { MediaJob } from '@shotgraph/engine';
import { invalid } from './expr.ts';
import { FilterGraph } from './graph.ts';
import { graphText } from './graph-text.ts';
import type { Part, Resources } from './operation.ts';
import { FORMATS, type OutputSettings, outputArgs, pictureFilters } from './settings.ts';
import type { MediaValue } from './types.ts';

/** One file to write. */
export interface Sink {
  readonly value: MediaValue;
  readonly settings: OutputSettings;
}

/** Longest filter graph passed as an argument; systems limit the length of one. Longer ones go through a file. */
const LONGEST_ARGUMENT = 16_000;

/**
 * Turns expressions into one ffmpeg job that writes one file per sink. Parts they share are decoded and filtered once;
 * nothing is written in between.
 *
 * @throws NodeError `input-invalid` when a value cannot have the asked format or waits for a step that has not run
 */
export function compile(sinks: readonly Sink[], resources: Resources = {}): MediaJob {
  const graph = new FilterGraph(resources);
  const outputs = sinks.map((sink) => streams(graph, sink));
  const { text, labels } = graphText(graph.segments, outputs.flat());
  const names = sinks.map(({ settings }, i) => `output${i}.${settings.format}`);
  let next = 0;
  const writes = sinks.flatMap(({ value, settings }, i) => [
    ...outputs[i]!.flatMap(() => ['-map', labels[next++]!]),
    ...outputArgs(graph.typeOf(value.expr), settings, names[i]!),
  ]);
  const script = text.length > LONGEST_ARGUMENT ? [{ name: 'graph.txt', bytes: new TextEncoder().encode(text) }] : [];
  return {
    inputs: [...graph.assets].map(([hash, name]) => ({ name, hash })),
    files: [...graph.files, ...script],
    args: [
      ...graph.inputs.flat(),
      ...(script.length > 0 ? ['-filter_complex_script', 'graph.txt'] : ['-filter_complex', text]),
      ...writes,
    ],
    outputs: names,
    seconds: Math.max(...sinks.map(({ value }) => (value.kind === 'image' ? 0 : value.info.seconds))),
  };
}

/** The job that measures a sound and writes nothing. */
export function compileMeasurement(value: MediaValue, filter: string, resources: Resources = {}): MediaJob {
  const graph = new FilterGraph(resources);
  const last = graph.append(graph.add(value.expr, 'sound'), [filter]);
  const { text, labels } = graphText(graph.segments, [last]);
  return {
    inputs: [...graph.assets].map(([hash, name]) => ({ name, hash })),
    files: graph.files,
    args: [...graph.inputs.flat(), '-filter_complex', text, '-map', labels[0]!, '-loglevel', 'info', '-f', 'null', '-'],
    outputs: [],
    ...(value.kind !== 'image' && { seconds: value.info.seconds }),
  };
}

/** The last segments of a sink, one per stream it writes. */
function streams(graph: FilterGraph, { value, settings }: Sink): number[] {
  if (!FORMATS[value.kind].includes(settings.format)) {
    throw invalid(`${value.kind} cannot be written as ${settings.format}; choose ${FORMATS[value.kind].join(', ')}`, 'format');
  }
  const parts: Part[] = [];
  if (value.kind !== 'audio') parts.push('picture');
  if (value.kind === 'audio' || (value.kind === 'video' && value.info.audio !== null && settings.format === 'mp4')) parts.push('sound');
  return parts.map((part) => {
    const last = graph.add(value.expr, part);
    return part === 'sound' ? last : graph.append(last, pictureFilters(graph.typeOf(value.expr), settings));
  });
}
