/** Most of a log that is kept, UTF-16 units; the end is kept because measurements and errors come last. */
const LOG_LIMIT = 64 * 1024;

const LEVELLED = /^((?:\[[^\]]* @ (?:0x)?[0-9a-f]+\] )*)\[(panic|fatal|error|warning|info|verbose|debug)\] ?(.*)$/;

/** Said after the real reason, or instead of it. */
const EMPTY_WORDS =
  /^(Conversion failed!|Invalid argument|Error initializing complex filters\.|Failed to inject frame into filter network.*|Error while (filtering|processing).*|Error submitting .*|Terminating thread.*|Task finished with error code.*|Nothing was written into output file.*)$/;

/** Collects what ffmpeg says, line by line. */
export interface FfmpegLog {
  /** Takes text as it comes; lines may be split anywhere. */
  push(text: string): void;
  /** The end of the log without level marks, at most 64 KiB. */
  tail(): string;
  /** The last error lines that say something, joined by `; `; `undefined` when ffmpeg reported no error. */
  findError(): string | undefined;
}

/** Makes an empty log. */
export function ffmpegLog(): FfmpegLog {
  let rest = '';
  let kept = '';
  let errors: string[] = [];
  let emptyWords: string | undefined;

  const line = (text: string) => {
    const [, context = '', level, message = ''] = LEVELLED.exec(text) ?? [];
    kept += `${level ? context + message : text}\n`;
    if (kept.length > 2 * LOG_LIMIT) kept = kept.slice(-LOG_LIMIT);
    if (level !== 'error' && level !== 'fatal' && level !== 'panic') return;
    const words = message.trim();
    if (EMPTY_WORDS.test(words)) emptyWords = words;
    else if (words && words !== errors.at(-1)) errors = [...errors, words].slice(-2);
  };

  return {
    push(text) {
      const lines = (rest + text).split(/\r?\n|\r/);
      rest = lines.pop()!;
      for (const each of lines) line(each);
    },
    tail: () => (kept + rest).slice(-LOG_LIMIT),
    findError() {
      if (rest) line(rest);
      rest = '';
      return errors.length > 0 ? errors.join('; ') : emptyWords;
    },
  };
}

/**
 * Reads the `key=value` lines of `-progress` and reports a fraction that never falls and stays below 1:
 * whoever runs the job reports 1 when its outputs are stored.
 *
 * @param seconds - length of the longest output; without it nothing is reported
 */
export function progressReader(
  seconds: number | undefined,
  report: ((fraction: number) => void) | undefined,
): (text: string) => void {
  let rest = '';
  let last = 0;
  return (text) => {
    if (!report || !seconds) return;
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop()!;
    for (const line of lines) {
      const micros = /^out_time_us=(\d+)$/.exec(line)?.[1];
      if (micros === undefined) continue;
      const fraction = Math.min(Number(micros) / 1e6 / seconds, 0.999);
      if (fraction <= last) continue;
      last = fraction;
      report(fraction);
    }
  };
}
