import { type AssetStore, type Json, NodeError, type Receipt } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import type { Facts, ImageValue, VideoValue } from '../media/types.ts';

/** A take as the graph uses it. */
export interface Take {
  readonly video: VideoValue;
  readonly lastFrame: ImageValue;
}

/**
 * The files of a purchase as values.
 *
 * @throws NodeError `output-invalid` when it brought no clip, `file-invalid` when a file cannot be read
 */
export async function toTake({ assets, job }: Receipt, store: AssetStore): Promise<Take> {
  const video = await mediaOf(assets.video, 'video', job, store);
  const still = assets.lastFrame === undefined ? undefined : await mediaOf(assets.lastFrame, 'image', job, store);
  return { video, lastFrame: still ?? lastFrameOf(video) };
}

/** The last picture of a clip, cut out of it where it is used. */
export const lastFrameOf = (video: VideoValue): ImageValue => media.extractFrame(video, -0.001);

/**
 * A file of a purchase as a value.
 *
 * @throws NodeError `output-invalid` when it was not brought or is something else, `file-invalid` when it cannot be read
 */
export async function mediaOf<K extends 'image' | 'video'>(
  hash: string | undefined,
  kind: K,
  job: string,
  store: AssetStore,
): Promise<K extends 'image' ? ImageValue : VideoValue> {
  if (hash === undefined)
    throw new NodeError('output-invalid', `job ${job} brought no ${kind}; look at it in the provider's console`);
  const facts = await factsOf(hash, `${kind} of job ${job}`, store);
  if (facts.kind !== kind)
    throw new NodeError(
      'output-invalid',
      `job ${job} brought ${facts.kind} instead of ${kind}; look at it in the store`,
    );
  const { size: bytes } = await store.get(hash);
  return { ...media.asset(hash, facts), bytes } as K extends 'image' ? ImageValue : VideoValue;
}

async function factsOf(hash: string, name: string, store: AssetStore): Promise<Facts> {
  const known = await store.findFacts(hash);
  if (known !== undefined) return known as unknown as Facts;
  const { probe } = await import('../media/probe.ts');
  const facts = await probe(await store.get(hash), name);
  await store.putFacts(hash, facts as unknown as Json);
  return facts;
}
