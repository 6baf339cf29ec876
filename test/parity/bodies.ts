import { canonicalJson, createLedger, type GraphDocument, type Host, openSession, sha256Text } from '@shotgraph/engine';
import { openStudio } from '@shotgraph/nodes';
import { createProviders } from '@shotgraph/nodes/providers';

/** A request as it leaves the machine; inline media by their hash. */
export interface SentBody {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

const ROUTES = ['ark-byteplus', 'fal', 'replicate'] as const;
const LATEST = ['ark-byteplus', 'fal'] as const;

/** Every way of asking for a clip, by name: inputs of `generate/video` beyond model and provider. */
const MODES: { readonly [mode: string]: object } = {
  text: { prompt: 'A fox runs', ratio: '21:9', seconds: 7, resolution: '480p' },
  silent: { prompt: 'A fox runs', sound: false, seed: 4711 },
  'first-frame': { prompt: 'The lamp of @still is lit', firstFrame: { from: 'still.image' }, ratio: 'adaptive' },
  'first-last': {
    prompt: 'From dusk to dusk',
    firstFrame: { from: 'still.image' },
    lastFrame: { from: 'still.image' },
    ratio: 'adaptive',
  },
  reference: {
    prompt: 'As @still, moving as in @guide, to @tune; not image 7',
    images: [{ from: 'still.image' }],
    videos: [{ from: 'guide.video' }],
    audios: [{ from: 'tune.audio' }],
    seconds: 4,
  },
  rendered: { prompt: 'As @small', images: [{ from: 'small.image' }], seconds: 4 },
};
/** What only the newest model is asked for explicitly. */
const LATEST_MODES: { readonly [mode: string]: object } = {
  edit: {
    prompt: 'Make @guide a winter',
    task: 'edit',
    videos: [{ from: 'guide.video' }],
    autoSeconds: true,
    ratio: 'adaptive',
  },
  extend: { prompt: 'On from @guide', task: 'extend', videos: [{ from: 'guide.video' }], ratio: 'adaptive' },
};

const shot = (inputs: object) => ({ type: 'generate/video', version: 1, inputs: { seconds: 5, ...inputs } }) as const;
const shots = (routes: readonly string[], model: string, modes: typeof MODES): GraphDocument['nodes'] =>
  Object.fromEntries(
    routes.flatMap((provider) =>
      Object.entries(modes).map(([mode, inputs]) => [
        `${provider}-${mode}`,
        shot({ model, provider, take: 1, ...inputs }) as GraphDocument['nodes'][string],
      ]),
    ),
  );

/** A shot of every mode at every provider. Files come from an example. */
export const bodiesGraph: GraphDocument = {
  shotgraph: 1,
  nodes: {
    still: { type: 'input/image', version: 1, inputs: { file: 'references/lighthouse.png' } },
    guide: { type: 'input/video', version: 1, inputs: { file: 'references/move.mp4' } },
    tune: { type: 'input/audio', version: 1, inputs: { file: 'references/tune.wav' } },
    small: {
      type: 'transform/resize-image',
      version: 1,
      inputs: { image: { from: 'still.image' }, width: 640, height: 360 },
    },
    ...shots(ROUTES, 'seedance-2.0', MODES),
    'ark-byteplus-search': shot({ model: 'seedance-2.0', provider: 'ark-byteplus', prompt: 'A fox', webSearch: true }),
    ...shots(LATEST, 'seedance-2.5', LATEST_MODES),
  },
};

/** What every shot of a graph sends to its provider. Nothing is accepted: every call is refused once it was seen. */
export async function sentBodies(host: Host, document: GraphDocument): Promise<{ readonly [node: string]: SentBody }> {
  let seen: SentBody | undefined;
  const keys: { readonly [name: string]: string } = { ARK_API_KEY: 'k', FAL_KEY: 'k', REPLICATE_API_TOKEN: 'k' };
  const providers = createProviders({
    env: (name) => keys[name],
    async fetch(url, { method = 'GET', body }) {
      seen = { method, url, body: withoutBytes(JSON.parse(String(body)) as unknown) };
      return Response.json({ error: { code: 'Seen', message: 'seen' }, detail: 'seen' }, { status: 400 });
    },
    publisherOf: () => ({
      url: 'https://media.example.com',
      kinds: ['image', 'video', 'audio'],
      publisher: {
        publish: async ({ content, kind }) => ({
          url: `https://media.example.com/${kind}/${content}`,
          expiresAt: Infinity,
        }),
      },
    }),
  });
  const { registry, purchasing } = openStudio(providers);
  // The seed of an attempt is random; here it is not.
  const ledger = createLedger({ host, ...purchasing, random: () => 7 });
  const sent: Record<string, SentBody> = {};
  const session = openSession(document, { registry, host, ledger });
  for (const [node, { type }] of Object.entries(document.nodes)) {
    if (type !== 'generate/video') continue;
    seen = undefined;
    const error = await session
      .run({ targets: [`${node}.video`], maxCost: { USD: 1000 } })
      .done.catch((reason: Error) => reason);
    if (!seen) throw new Error(`${node} sent nothing: ${String(error)}`);
    sent[node] = seen;
  }
  return sent;
}

/** Data addresses by the hash of what they hold. */
function withoutBytes(value: unknown): unknown {
  if (typeof value === 'string')
    return value.startsWith('data:')
      ? `${value.slice(0, value.indexOf(',') + 1)}${sha256Text(value).slice(0, 16)}`
      : value;
  if (Array.isArray(value)) return value.map(withoutBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutBytes(member)]));
}

/** One line of text for each body, for a file that people compare. */
export const bodyLines = (sent: { readonly [node: string]: SentBody }): string =>
  `${Object.entries(sent)
    .map(([node, body]) => `${node} ${canonicalJson(body as never)}`)
    .join('\n')}\n`;
