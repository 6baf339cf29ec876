import type { BusyTip, Traffic } from './types.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Further back says little about today, ms. */
const MEMORY_MS = 30 * DAY_MS;
/** Refusals so recent tell about now, whatever the hour usually is, ms. */
const NOW_MS = HOUR_MS / 2;
/** Fewer attempts are chance. */
const LEAST = 4;
/** Share of refused calls, and how many times longer than usual a job lasts, from which on it is busy. */
const MANY_REFUSED = 0.3;
const MUCH_LONGER = 1.8;

/**
 * Whether a model is busy: many calls were refused in the last half hour, or at this hour of the day (within an hour of it, UTC, over
 * thirty days) calls are refused or jobs last far longer than usual.
 *
 * @param traffic - of any providers and models
 * @param now - ms since 1970
 * @returns `undefined` when it is not, or too little is known
 */
export function findBusyTip(
  traffic: readonly Traffic[],
  { provider, model }: { readonly provider: string; readonly model: string },
  now: number,
): BusyTip | undefined {
  const own = traffic.filter(
    (each) => each.provider === provider && each.model === model && each.at > now - MEMORY_MS && each.at <= now,
  );
  const recent = own.filter(({ at }) => at > now - NOW_MS);
  const atHour = own.filter(({ at }) => isNearHour(at, now));
  const refused = [recent, atHour].map(refusedShare).reduce((a, b) => Math.max(a, b));
  const usualMs = medianMs(own);
  const hourMs = atHour.length >= LEAST ? medianMs(atHour) : undefined;
  const isSlow = usualMs !== undefined && hourMs !== undefined && hourMs > MUCH_LONGER * usualMs;
  if (refused < MANY_REFUSED && !isSlow) return undefined;
  return {
    provider,
    model,
    refusedShare: refused,
    ...(isSlow && { hourMs, usualMs }),
    message: words(provider, model, refused, isSlow ? [hourMs, usualMs] : undefined),
  };
}

const isNearHour = (at: number, now: number) => {
  const apart = (((at - now) % DAY_MS) + DAY_MS) % DAY_MS;
  return Math.min(apart, DAY_MS - apart) <= HOUR_MS;
};

const refusedShare = (traffic: readonly Traffic[]) =>
  traffic.length < LEAST ? 0 : traffic.filter(({ outcome }) => outcome === 'refused').length / traffic.length;

function medianMs(traffic: readonly Traffic[]): number | undefined {
  const times = traffic.flatMap((each) => (each.outcome === 'done' ? [each.totalMs] : [])).sort((a, b) => a - b);
  return times.length < LEAST ? undefined : times[Math.floor(times.length / 2)];
}

function words(provider: string, model: string, refused: number, times: readonly [number, number] | undefined): string {
  const minutes = (ms: number) => `${Math.max(1, Math.round(ms / 60_000))} min`;
  const why = [
    refused >= MANY_REFUSED && `${Math.round(100 * refused)} % of the calls were refused`,
    times && `a take lasts ${minutes(times[0])} instead of ${minutes(times[1])}`,
  ].filter(Boolean);
  return `${model} is busy at ${provider} around this time: ${why.join(', ')}; a fast model waits less, or come back later`;
}
