import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a signature turned out to be. */
export type Verdict = 'good' | 'expired' | 'wrong';

/** Signs addresses for a time, in the manner of object stores. */
export interface Signer {
  /** @param at - ms since 1970: when the time begins */
  sign(path: string, expiresSeconds: number, at: number): string;
  verify(path: string, query: URLSearchParams, now: number): Verdict;
}

/** Makes a signer whose key nobody knows. */
export function createSigner(): Signer {
  const secret = randomBytes(32);
  const signatureOf = (path: string, date: string, expires: string) =>
    createHmac('sha256', secret).update(`${path}\n${date}\n${expires}`).digest('hex');
  return {
    sign(path, expiresSeconds, at) {
      const date = toDate(at);
      const signature = signatureOf(path, date, String(expiresSeconds));
      return `${path}?X-Tos-Date=${date}&X-Tos-Expires=${expiresSeconds}&X-Tos-Signature=${signature}`;
    },
    verify(path, query, now) {
      const [date, expires, given] = ['Date', 'Expires', 'Signature'].map((name) => query.get(`X-Tos-${name}`) ?? '');
      const wanted = Buffer.from(signatureOf(path, date!, expires!));
      const got = Buffer.from(given!);
      if (wanted.length !== got.length || !timingSafeEqual(wanted, got)) return 'wrong';
      return now < fromDate(date!) + Number(expires) * 1000 ? 'good' : 'expired';
    },
  };
}

/** `20261122T170644Z`. */
const toDate = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');

const fromDate = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
