import type { MediaJob } from '@shotgraph/engine';
import { invalid } from './expr.ts';
import { FilterGraph } from './graph.ts';
import { graphText } from './graph-text.ts';
import type { Part, Resources } from './operation.ts';
import { FORMATS, type OutputSettings, outputArgs, pictureFilters } from './settings.ts';
import type { Expr, MediaValue } from './types.ts';

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
  const names = sinks.map(({ settings }, i) => `output${i}.${settings.format}`);
  return job(
    graph,
    outputs,
    names,
    (i) => outputArgs(graph.typeOf(sinks[i]!.value.expr), sinks[i]!.settings, names[i]!),
    {
      seconds: Math.max(...sinks.map(({ value }) => (value.kind === 'image' ? 0 : value.info.seconds))),
    },
  );
}

/** The job that sends a sound through measuring filters and writes nothing; the figures are in ffmpeg's log. */
export function compileMeasurement(expr: Expr, filters: readonly string[], resources: Resources = {}): MediaJob {
  const graph = new FilterGraph(resources);
  const last = graph.append(graph.add(expr, 'sound'), filters);
  return job(graph, [[last]], [], () => ['-f', 'null', '-'], {});
}

/** Puts a job together: inputs, graph, then each output's maps and arguments. */
function job(
  graph: FilterGraph,
  outputs: readonly (readonly number[])[],
  names: readonly string[],
  write: (output: number) => readonly string[],
  more: { readonly seconds?: number },
): MediaJob {
  const { text, labels } = graphText(graph.segments, outputs.flat());
  const long = text.length > LONGEST_ARGUMENT;
  let next = 0;
  const writes = outputs.flatMap((parts, i) => [...parts.flatMap(() => ['-map', labels[next++]!]), ...write(i)]);
  return {
    inputs: [...graph.assets].map(([hash, name]) => ({ name, hash })),
    files: [...graph.files, ...(long ? [{ name: 'graph.txt', bytes: new TextEncoder().encode(text) }] : [])],
    args: [
      ...graph.inputs.flat(),
      ...(long ? ['-filter_complex_script', 'graph.txt'] : ['-filter_complex', text]),
      ...writes,
    ],
    outputs: names,
    ...more,
  };
}

/** The last segments of a sink, one per stream it writes. */
function streams(graph: FilterGraph, { value, settings }: Sink): number[] {
  if (!FORMATS[value.kind].includes(settings.format)) {
    throw invalid(
      `${value.kind} cannot be written as ${settings.format}; choose ${FORMATS[value.kind].join(', ')}`,
      'format',
    );
  }
  const parts: Part[] = [];
  if (value.kind !== 'audio') parts.push('picture');
  if (value.kind === 'audio' || (value.kind === 'video' && value.info.audio !== null && settings.format === 'mp4'))
    parts.push('sound');
  return parts.map((part) => {
    const last = graph.add(value.expr, part);
    return part === 'sound' ? last : graph.append(last, pictureFilters(graph.typeOf(value.expr), settings));
  });
}
