import { type GraphDocument, type Host, openSession, type RunCounts } from '@shotgraph/engine';
import { catalogue, type MediaValue, type VideoInfo, type VideoValue } from '@shotgraph/nodes';
import * as media from '@shotgraph/nodes/media';
import { hashSolidFrames, hashTestFrames } from '../../packages/nodes/src/stage/testing/fixture.ts';
import { lossless } from '../tools/media-facts.ts';
import { bodyLines, sentBodies } from './bodies.ts';

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
  /** Hashes of the shots that were generated for it, by node. */
  readonly takes: { readonly [node: string]: string };
}

/** What every host has to do alike, each time with a store that is empty. */
export const TASKS = {
  /** Plans a graph. */
  async plan(host: Host, document: GraphDocument): Promise<PlannedKeys> {
    const { entries, issues } = await openSession(document, { registry: catalogue, host }).plan();
    const errors = issues.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(`the plan has errors: ${JSON.stringify(errors)}`);
    return Object.fromEntries(entries.map(({ node, action, key }) => [node, { action, key }]));
  },

  /** Hashes of the graph's outputs with no encoder that loses anything: raw frames of pictures, samples of sounds. */
  async pixels(host: Host, document: GraphDocument): Promise<{ readonly [output: string]: string }> {
    const session = openSession(document, { registry: catalogue, host: lossless(host) });
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
    const session = openSession(document, { registry: catalogue, host });
    const keys: Record<string, string> = {};
    const { outputs, counts } = await session.run({
      onEvent: (event) => {
        if (event.type === 'node-finished') keys[event.node] = event.key;
      },
    }).done;
    const [film] = Object.values(outputs) as VideoValue[];
    const shots = Object.keys(document.nodes).filter((id) => document.nodes[id]!.type === 'generate/video');
    const takes = shots.map((id) => [id, media.assetHash(session.value(`${id}.video`).value as VideoValue)]);
    return { hash: media.assetHash(film!), info: film!.info, counts, keys, takes: Object.fromEntries(takes) };
  },

  /** What every paid shot of a graph sends. */
  bodies: async (host: Host, document: GraphDocument): Promise<string> => bodyLines(await sentBodies(host, document)),

  /** Renders the frames of the stage whose pixels are known. */
  stage: (): Promise<string> => hashTestFrames(),

  /** The same of those with bodies. */
  solids: (): Promise<string> => hashSolidFrames(),
};

export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
