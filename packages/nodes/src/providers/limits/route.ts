import { endpointOf } from '../profile/lookup.ts';
import type { MediaKind } from '../profile/types.ts';
import { bodyIssues } from './image.ts';
import { audiosOf, imagesOf, issue, mediaIssue, type PlacedMedia, rangeText, videosOf, within } from './issue.ts';
import type { CheckedRequest, LimitFacts, LimitIssue, LimitRule, Mend } from './types.ts';

const mediaOf = (request: CheckedRequest): readonly (readonly [MediaKind, readonly PlacedMedia[]])[] => [
  ['image', imagesOf(request)],
  ['video', videosOf(request)],
  ['audio', audiosOf(request)],
];

/** A server on this machine can fetch from this machine; nobody else can. */
const LOCAL =
  /^(localhost|.*\.localhost|.*\.local|0\.0\.0\.0|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|169\.254(\.\d+){2}|\[(::1?|f[cd][0-9a-f]*:.*|fe80:.*)\])$/i;

const isLocal = (url: string) => URL.canParse(url) && LOCAL.test(new URL(url).hostname);

function unreachable(url: string): string | undefined {
  if (!URL.canParse(url)) return 'is no address';
  if (new URL(url).protocol !== 'https:') return 'is not https';
  return isLocal(url) ? 'is only seen from here' : undefined;
}

const whyNowhere = ({ publishLacks: lacks }: LimitFacts, how: string) =>
  lacks === undefined
    ? `no place to publish it is set up; ${how}`
    : `the place to publish it is not complete; set ${lacks.join(' and ')}`;

/** Row 15: what cannot travel inside the request is published where the provider can fetch it. */
export const reachableRule: LimitRule = ({ request, profile, facts }) => {
  const { publish } = facts;
  if (publish === undefined) return [];
  const needed = mediaOf(request).filter(([kind]) => !profile.inline.includes(kind));
  return needed.flatMap(([kind, placed]) => {
    const how = `publish local media under an https address, for example in an S3-compatible store`;
    const problem = (): string | undefined => {
      if (publish === null || !publish.kinds.includes(kind))
        return `a local ${kind} cannot travel inside a request to ${profile.title}, and ${whyNowhere(facts, how)}`;
      const why = isLocal(facts.baseUrl ?? profile.baseUrl) ? undefined : unreachable(publish.url);
      return why && `"${publish.url}" ${why}, so ${profile.title} cannot fetch the ${kind} from there; ${how}`;
    };
    const found = problem();
    return found === undefined
      ? []
      : placed.map(({ place }) => mediaIssue(15, place, found, { code: 'capability-missing' }));
  });
};

/** Row 17: size of a request with its media inside. What is published does not count. */
export const bodyRule: LimitRule = ({ request, profile, facts }) => {
  if (profile.maxBodyBytes === undefined) return [];
  const inside = mediaOf(request).filter(
    ([kind]) => profile.inline.includes(kind) && !facts.publish?.kinds.includes(kind),
  );
  const text = (request.prompt ?? []).map((part) => (typeof part === 'string' ? part : '')).join('');
  return bodyIssues(
    inside.flatMap(([, placed]) => placed),
    new TextEncoder().encode(text).length,
    profile.maxBodyBytes,
  );
};

/** Row 25: after how long the provider gives up. */
export const expiryRule: LimitRule = ({ profile, facts: { expiresAfterSeconds: seconds } }) => {
  const limits = profile.expiresAfterSeconds;
  if (seconds === undefined || limits === undefined || (Number.isInteger(seconds) && within(seconds, limits)))
    return [];
  return [
    issue(
      25,
      'model',
      `a job cannot expire after ${seconds} s at ${profile.title}; use a whole number of ${rangeText(limits)} s`,
    ),
  ];
};

/** Row 26: wire fields and wishes the model does not know. */
export const fieldsRule: LimitRule = ({ request, known: { name, model, family }, profile, facts }) => {
  const { webSearch, lastFrameWanted, watermark, seed, task } = request;
  const fields = Object.entries(facts.fields ?? {})
    .filter(([field, value]) =>
      family.refusedFields.some((refused) => refused === field || refused === `${field}=${String(value)}`),
    )
    .map(([field, value]) =>
      issue(
        26,
        'model',
        `field ${field} = ${JSON.stringify(value)} is not known to ${name} at ${profile.title}; remove it`,
      ),
    );
  const off = (input: string) => ({ kind: 'set', input, to: false }) as const;
  const issues: LimitIssue[] = [...fields];
  if (webSearch && task !== undefined && !model.webSearch.includes(task)) {
    const tasks = model.webSearch.length > 0 ? `only for ${model.webSearch.join(', ')}` : 'never';
    issues.push(
      issue(26, 'webSearch', `${name} at ${profile.title} searches the web ${tasks}; turn it off for ${task}`, {
        mend: off('webSearch'),
      }),
    );
  }
  const hint = (input: string, message: string, mend?: Mend) =>
    issues.push(issue(26, input, `${message} (${name} at ${profile.title})`, { severity: 'warning', mend }));
  if (lastFrameWanted && !model.lastFrame)
    hint('lastFrameWanted', 'no last frame is given along with the clip; take it from the clip');
  if (watermark && !model.watermark)
    hint('watermark', 'a watermark cannot be asked for; it has no effect', off('watermark'));
  if (seed !== undefined && !model.seed)
    hint('seed', `seed ${seed} cannot be sent; it has no effect`, { kind: 'set', input: 'seed' });
  return issues;
};

const CONSOLE_ID = /^ep-/;
const PREFIXES = { 'dreamina-': /(^|\.)bytepluses\.com$/, 'doubao-': /(^|\.)volces\.com$/ } as const;

/** Row 28: there is a key, and the model's id belongs to the region that is asked. */
export const routeRule: LimitRule = ({ request, known: { name, model }, profile, facts }) => {
  const issues = facts.hasKey === false ? [missingKey(profile.title, profile.keyVariable)] : [];
  const id = endpointOf(model, request.task ?? model.tasks[0]!);
  const prefix = profile.idPrefix;
  if (prefix !== undefined && !id.startsWith(prefix) && !CONSOLE_ID.test(id))
    issues.push(
      issue(
        28,
        'model',
        `id "${id}" of ${name} is of another region than ${profile.title}; use one that begins with ${prefix} or ep-`,
      ),
    );
  return issues.some(({ code }) => code === 'input-invalid')
    ? issues
    : [...issues, ...regionIssues(id, facts, profile.baseUrl)];
};

const missingKey = (title: string, variable: string) =>
  issue(28, 'model', `no key for ${title} is set; set ${variable}, or choose a model that needs none`, {
    code: 'capability-missing',
  });

/** Only hosts of a known other region contradict an id: a stand-in may have any address. */
function regionIssues(id: string, { baseUrl }: LimitFacts, own: string): LimitIssue[] {
  const address = baseUrl ?? own;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  const region = Object.entries(PREFIXES).find(([, hosts]) => hosts.test(host))?.[0];
  const isOther =
    region !== undefined && Object.keys(PREFIXES).some((prefix) => prefix !== region && id.startsWith(prefix));
  if (!isOther) return [];
  return [
    issue(
      28,
      'model',
      `id "${id}" is of another region than ${host}; use one that begins with ${region}, or the other address`,
    ),
  ];
}
