import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { json, type WireAnswer } from '../http/wire.ts';
import type { Message } from '../jobs/pushes.ts';

/** Signs webhooks as fal does: Ed25519 over request id, user, time and hash of the body. */
export interface FalSigner {
  sign(requestId: string, body: string, now: number): Message;
  /** Looks signed, and is not. */
  forge(requestId: string, body: string, now: number): Message;
  /** The public key, as a key set. */
  keys(): WireAnswer;
}

const USER = 'emulator';

/** Makes a signer with a key of its own. */
export function createFalSigner(): FalSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const message = (requestId: string, body: string, now: number, signatureOf: (text: string) => Buffer): Message => {
    const time = String(Math.floor(now / 1000));
    const text = [requestId, USER, time, createHash('sha256').update(body).digest('hex')].join('\n');
    return {
      body,
      headers: {
        'x-fal-webhook-request-id': requestId,
        'x-fal-webhook-user-id': USER,
        'x-fal-webhook-timestamp': time,
        'x-fal-webhook-signature': signatureOf(text).toString('hex'),
      },
    };
  };
  return {
    sign: (id, body, now) => message(id, body, now, (text) => sign(null, Buffer.from(text), privateKey)),
    forge: (id, body, now) => message(id, body, now, () => randomBytes(64)),
    keys: () => json(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig' }] }),
  };
}
