import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Message } from '../jobs/pushes.ts';

/** Signs webhooks as Replicate does: HMAC-SHA256 over id, time and body. */
export interface ReplicateSigner {
  readonly secret: string;
  sign(body: string, now: number): Message;
  /** Looks signed, and is not. */
  forge(body: string, now: number): Message;
}

/** Makes a signer with a secret of its own. */
export function createReplicateSigner(): ReplicateSigner {
  const key = randomBytes(24);
  const message = (body: string, now: number, secret: Buffer): Message => {
    const id = `msg_${randomUUID()}`;
    const time = String(Math.floor(now / 1000));
    const signature = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64');
    return { body, headers: { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` } };
  };
  return {
    secret: `whsec_${key.toString('base64')}`,
    sign: (body, now) => message(body, now, key),
    forge: (body, now) => message(body, now, randomBytes(24)),
  };
}
