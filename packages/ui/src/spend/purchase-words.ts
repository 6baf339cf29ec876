import type { PurchaseInfo } from '@shotgraph/engine';

/* Words about purchases that no first picture needs. */

/** How long ago something was: `just now`, `12 min ago`, `3 h ago`, `5 days ago`. @param ms - not negative */
export function showAge(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
}

/** What came of asking a provider to stop a job. */
export function cancelledInWords(
  outcome: 'cancelled' | 'too-late' | 'in-doubt' | 'not-sent',
  { job = '' }: Pick<PurchaseInfo, 'job'>,
): string {
  switch (outcome) {
    case 'cancelled':
      return `Job ${job} was stopped and is not billed. The next run may buy it again.`;
    case 'too-late':
      return `It is too late: job ${job} goes on, or has ended, and is billed. Its take is kept.`;
    case 'in-doubt':
      return 'Whether there is a job is not known, so nothing could be stopped.';
    case 'not-sent':
      return 'Nothing was bought, so there is nothing to stop.';
    default:
      return outcome satisfies never;
  }
}

/** What a cancelled run leaves behind. @param left - purchases that go on */
export function leftInWords(left: readonly PurchaseInfo[]): string {
  const names = [...new Set(left.map(({ place, take }) => (place ? `${place.node}, take ${take}` : `take ${take}`)))];
  const shown = names.slice(0, 3).join('; ') + (names.length > 3 ? `; and ${names.length - 3} more` : '');
  const [its, is] = left.length === 1 ? ['its take', 'is'] : ['the takes', 'are'];
  return (
    `The run was cancelled, and nothing more is bought. What was sent goes on at the provider and is billed: ${shown}. ` +
    `This tab keeps following it, and ${its} ${is} kept.`
  );
}

/** Takes that came while nothing ran. */
export function arrivedInWords(came: readonly PurchaseInfo[]): string {
  const names = came.map(({ place, take }) => `take ${take}${place ? ` of ${place.node}` : ''}`);
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
  return `${shown[0]!.toUpperCase()}${shown.slice(1)} ${names.length === 1 ? 'is' : 'are'} here`;
}

/** Names of files that a purchase brings, and what they are; the first one is what it was bought for. */
const FILES = [
  ['video', 'video'],
  ['image', 'image'],
] as const;

/** The picture or clip of a purchase; `undefined` while there is none, and for texts. */
export function mediaOf({
  assets = {},
}: Pick<PurchaseInfo, 'assets'>): { readonly hash: string; readonly kind: 'video' | 'image' } | undefined {
  for (const [name, kind] of FILES) {
    const hash = assets[name];
    if (hash !== undefined) return { hash, kind };
  }
  return undefined;
}
