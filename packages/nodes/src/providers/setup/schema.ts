import * as z from 'zod';
import { once } from '../once.ts';
import { PROFILES } from '../profile/builtin.ts';
import { findAddressProblem } from './address.ts';
import type { ProvidersConfig } from './config.ts';

/** Shape of `shotgraph.config.json`. Unknown members are refused, so that a misspelt one is noticed. */
export const configSchema = once((): z.ZodType<ProvidersConfig> => {
  const name = z
    .string({ error: 'must be a name' })
    .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'must be a name of small letters, digits, dots and hyphens');
  const text = z
    .string({ error: 'must be text' })
    .min(1, 'must not be empty')
    .max(500, 'must have at most 500 characters');
  const positive = z.number({ error: 'must be a positive number' }).positive('must be a positive number');
  const whole = (what: string, min: number, max: number) => {
    const error = `must be ${what}, from ${min} to ${max}`;
    return z.int({ error }).min(min, error).max(max, error);
  };

  /** A string where the name of a variable belongs is most likely the secret itself: it is never repeated. */
  const SECRET =
    'a secret must not stand in the file: put it into an environment variable, change it if others have seen it, and write {"env": "NAME"}';
  const variable = z
    .string({ error: 'must be the name of an environment variable' })
    .regex(
      /^[A-Z][A-Z0-9_]{0,127}$/,
      'must be the name of an environment variable (capital letters, digits, _), never what is in it',
    );
  const secret = z.strictObject(
    { env: variable },
    { error: ({ input }) => (typeof input === 'string' ? SECRET : 'must be {"env": "NAME"}') },
  );

  const literalAddress = z.string().superRefine((address, context) => {
    const problem = findAddressProblem(address);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });
  const address = z.union([literalAddress, z.strictObject({ env: variable })], {
    error: 'must be an address such as "https://api.example.com/v1", or {"env": "NAME"}',
  });
  const template = z.string({ error: 'must be an address with {name}' }).superRefine((url, context) => {
    const report = (message: string) => context.addIssue({ code: 'custom', message });
    const problem = findAddressProblem(url.replace('{name}', 'name'));
    if (problem !== undefined) report(problem);
    else if (!/^https?:\/\/[^{}/]+\/[^{}]*\{name\}[^{}]*$/.test(url))
      report('must hold {name} once behind the host, such as "https://media.example.com/{name}"');
  });

  const callback = z.string({ error: 'must be an address with {attempt}' }).superRefine((url, context) => {
    const problem = findAddressProblem(url.replace('{attempt}', 'attempt'));
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    else if (!/^https:\/\/[^{}/]+\/[^{}]*\{attempt\}[^{}]*$/.test(url))
      context.addIssue({
        code: 'custom',
        message: 'must be https and hold {attempt} once behind the host, such as "https://example.com/hooks/{attempt}"',
      });
  });

  /** Goes into paths of the provider's address. */
  const modelId = z
    .string({ error: 'must be what the provider calls the model' })
    .regex(
      /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/,
      'must be what the provider calls the model, such as ep-20261122-abcde',
    );

  const file = z
    .string({ error: 'must be the path of a file' })
    .regex(
      /^(?!.*(^|\/)\.\.?(\/|$))[^\\/:][^\\:]*\.json$/,
      'must be a path to a .json file in the folder of this one, with /',
    );

  const route = z.strictObject(
    {
      profile: z
        .enum(Object.keys(PROFILES), { error: `must be one of ${Object.keys(PROFILES).join(', ')}` })
        .exactOptional(),
      file: file.exactOptional(),
      key: secret.exactOptional(),
      baseUrl: address.exactOptional(),
      account: name.exactOptional(),
      concurrency: whole('a whole number', 1, 1000).exactOptional(),
      publish: name.exactOptional(),
      models: z.record(name, modelId, { error: 'must be an object of ids by model' }).exactOptional(),
      expiresAfterSeconds: positive.exactOptional(),
      callbackUrl: callback.exactOptional(),
    },
    { error: 'must be an object; {} takes the profile as it is' },
  );

  const s3 = z.strictObject({
    kind: z.literal('s3'),
    endpoint: address,
    bucket: z
      .string({ error: 'must be the name of the bucket' })
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/, 'must be the name of a bucket: letters, digits, dots and hyphens'),
    region: text.exactOptional(),
    style: z.enum(['path', 'host'], { error: 'must be path or host' }).exactOptional(),
    prefix: text.exactOptional(),
    accessKey: secret,
    secretKey: secret,
    sessionToken: secret.exactOptional(),
    expiresSeconds: whole('a whole number of seconds', 3600, 604_800).exactOptional(),
  });
  const storage = (kind: 'fal' | 'replicate') =>
    z.strictObject({ kind: z.literal(kind), key: secret.exactOptional(), baseUrl: address.exactOptional() });

  const header = z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'must be the name of a header')
    .refine(
      (one) => !/^(content-(type|length)|host|transfer-encoding|connection|cookie)$/i.test(one),
      'is not yours to set',
    );
  const put = z.strictObject({
    kind: z.literal('put'),
    put: template,
    public: template,
    headers: z.record(header, secret, { error: 'must be an object of {"env": "NAME"} by header' }).exactOptional(),
    keepSeconds: positive.exactOptional(),
  });

  const place = z.discriminatedUnion('kind', [s3, storage('fal'), storage('replicate'), put], {
    error: ({ input }) => (typeof input === 'object' ? 'must be s3, fal, replicate or put' : 'must be an object'),
  });

  const amount = z.number({ error: 'must be an amount' }).min(0, 'must not be negative');
  const contents = z.array(
    z.string().regex(/^[0-9a-f]{64}$/, 'must be the content of a medium, 64 hexadecimal digits'),
  );

  return z.strictObject(
    {
      providers: z.record(name, route, { error: 'must be an object of routes by name' }).exactOptional(),
      publish: z.record(name, place, { error: 'must be an object of places by name' }).exactOptional(),
      stills: z
        .record(name, z.strictObject({ file }, { error: 'must be {"file": "PATH"}' }), {
          error: 'must be an object of files by profile',
        })
        .exactOptional(),
      prefer: z.array(name, { error: 'must be a list of routes' }).exactOptional(),
      budget: z
        .strictObject(
          {
            day: z
              .strictObject(
                { USD: amount.exactOptional(), CNY: amount.exactOptional() },
                { error: 'must be an object of amounts, such as {"USD": 20}' },
              )
              .exactOptional(),
          },
          { error: 'must be an object, such as {"day": {"USD": 20}}' },
        )
        .exactOptional(),
      people: z
        .union([z.enum(['unknown', 'none']), contents], {
          error: 'must be "unknown", "none", or a list of contents that show real people',
        })
        .exactOptional(),
    },
    { error: 'must be a JSON object' },
  );
});
