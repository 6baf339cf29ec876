import type { Io } from '../io.ts';
import { showPath } from '../load-document.ts';
import { table } from '../text/table.ts';
import { showBytes, showDuration } from '../text/units.ts';
import { toLine } from '../text/width.ts';
import type { ExportedOutput } from './exported.ts';

/** The last line of `run --json`. */
export const outputsEvent = (outputs: ReadonlyMap<string, ExportedOutput>) => ({
  type: 'outputs',
  outputs: Object.fromEntries([...outputs].map(([name, output]) => [name, toPlain(output)])),
});

function toPlain(output: ExportedOutput) {
  if (output.kind === 'value') return output;
  const { info, ...rest } = output;
  return { ...rest, ...info };
}

/** One line per output: its name, where it is, what it is, how large. Values that are no media as they are. */
export function outputLines(outputs: ReadonlyMap<string, ExportedOutput>, io: Pick<Io, 'cwd'>): readonly string[] {
  return table(
    [...outputs].map(([name, output]) => {
      if (output.kind !== 'value')
        return [name, toLine(showPath(io.cwd, output.path)), showFacts(output), showBytes(output.bytes)];
      return [name, toLine(typeof output.value === 'string' ? output.value : JSON.stringify(output.value))];
    }),
  );
}

/** `1280x720, 24 fps, 12.0 s, with sound`. */
function showFacts({ kind, info }: Extract<ExportedOutput, { info: unknown }>): string {
  const { width, height, fps, seconds, audio } = info;
  const parts = [
    typeof width === 'number' && typeof height === 'number' && `${width}x${height}`,
    typeof fps === 'number' && `${Number(fps.toFixed(3))} fps`,
    typeof seconds === 'number' && showDuration(seconds * 1000),
    kind === 'video' && (audio ? 'with sound' : 'silent'),
  ];
  return parts.filter(Boolean).join(', ');
}
