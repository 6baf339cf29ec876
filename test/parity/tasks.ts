import { type GraphDocument, type Host, openSession, type RunCounts, run } from '@shotgraph/engine';
import { catalogue, type MediaValue, type VideoInfo, type VideoValue } from '@shotgraph/nodes';
import * as media from '@shotgraph/nodes/media';
import { hashTestFrames } from '../../packages/nodes/src/stage/testing/fixture.ts';

/** What planning says of each node: what happens to it and under which key. */
export interface PlannedKeys {
  readonly [node: string]: { readonly action: string; readonly key: string | undefined };
}

/** A finished film. */
export interface Film {
  readonly hash: string;
  readonly info: VideoInfo;
  readonly counts: RunCounts;
  /** Keys of every node that ran. */
  readonly keys: { readonly [node: string]: string };
}

/** What every host has to do alike, each time with a store that is empty. */
export const TASKS = {
  /** Plans a graph. */
  async plan(host: Host, document: GraphDocument): Promise<PlannedKeys> {
    const { entries, issues } = await openSession(document, { registry: catalogue, host }).plan();
    if (issues.length > 0) throw new Error(`the plan has issues: ${JSON.stringify(issues)}`);
    return Object.fromEntries(entries.map(({ node, action, key }) => [node, { action, key }]));
  },

  /** Hashes of the graph's outputs before any encoder: raw frames of pictures, samples of sounds. */
  async pixels(host: Host, document: GraphDocument): Promise<{ readonly [output: string]: string }> {
    const session = openSession(document, { registry: catalogue, host });
    await session.run({ targets: Object.keys(document.nodes) }).done;
    const context = { host, signal: AbortSignal.timeout(120_000) };
    const hashes: Record<string, string> = {};
    for (const [name, { from }] of Object.entries(document.outputs ?? {})) {
      const value = session.value(from).value as MediaValue;
      if (media.parityOf(value) !== 'E') throw new Error(`"${name}" is not of the class that has to be exact`);
      const format = value.kind === 'audio' ? 'wav' : 'rawvideo';
      hashes[name] = media.assetHash(await media.renderMedia(value, { format }, context));
    }
    return hashes;
  },

  /** Runs a graph whose only output is a film. */
  async film(host: Host, document: GraphDocument): Promise<Film> {
    const keys: Record<string, string> = {};
    const { outputs, counts } = await run(document, {
      registry: catalogue,
      host,
      onEvent: (event) => {
        if (event.type === 'node-finished') keys[event.node] = event.key;
      },
    });
    const [value] = Object.values(outputs) as VideoValue[];
    return { hash: media.assetHash(value!), info: value!.info, counts, keys };
  },

  /** Renders the frames of the stage whose pixels are known. */
  stage: (): Promise<string> => hashTestFrames(),
};

export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
