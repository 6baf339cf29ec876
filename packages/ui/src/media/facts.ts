import type { Shown, ShownList } from '../engine/shown.ts';

/** `1280 × 720 · 24 fps · 5.0 s`, or the value itself where it is short. */
export function describeShown(shown: Shown): string {
  switch (shown.kind) {
    case 'image':
    case 'video':
    case 'audio': {
      const { width, height, fps, seconds } = shown;
      const size = width !== undefined && height !== undefined ? [`${width} × ${height}`] : [];
      return [
        ...size,
        ...(fps !== undefined ? [`${round(fps, 2)} fps`] : []),
        ...(seconds !== undefined ? [formatSeconds(seconds)] : []),
      ].join(' · ');
    }
    case 'file':
      return `${shown.name} · ${formatBytes(shown.bytes)}`;
    case 'written':
      return `${shown.format.toUpperCase()} · ${formatBytes(shown.bytes)}`;
    case 'text':
    case 'data':
    case 'failed':
      return shown.text;
    case 'list':
      return describeList(shown);
    default:
      return shown satisfies never;
  }
}

/** Items short enough to stand side by side in one line. */
const SHORT = { items: 6, text: 12 };

/** The items where they are few and short; else how many, and what they have in common. */
function describeList({ count, items }: ShownList): string {
  const texts = items.map(describeShown);
  if (count === 0) return 'empty list';
  if (count <= SHORT.items && texts.every((text) => text.length <= SHORT.text)) return texts.join(', ');
  const isAlike = new Set(texts).size === 1 && items.length === count;
  return isAlike ? `${count} × ${texts[0]}` : `${count} items`;
}

const round = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** Seconds as people read them: `0.42 s`, `5.0 s`, `2:05`. */
export function formatSeconds(seconds: number): string {
  if (seconds >= 60) return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
  return `${seconds < 1 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
}

/** Wall time: `38 ms`, `2.4 s`, `1:12`. */
export const formatElapsed = (ms: number): string =>
  ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : formatSeconds(ms / 1000);

/** Bytes in decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
