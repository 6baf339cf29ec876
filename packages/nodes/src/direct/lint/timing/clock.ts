import { clockIssues } from '../../clock.ts';
import { TIME_CODE } from '../../prompt/conflicts/vocabulary.ts';
import type { ReferenceValue } from '../../values/index.ts';
import type { Film } from '../film.ts';
import { tenth } from '../say.ts';
import type { Lint } from '../types.ts';

/** Lengths that differ by less are the same, s. */
const SAME_SECONDS = 0.25;
/** Clips that are themselves what is made: their timing is the film's. */
const SOURCES: readonly ReferenceValue['role'][] = ['edit-source', 'extend-source'];

/** Nobody, or two at once, own time. Source: exactly one reference owns time, as practice with multimodal models has it. */
export const clockless = ({ direction: { clock, references } }: Film): Lint[] =>
  clockIssues(clock, references).map(({ severity = 'error', input, message, mend }) => {
    const [what = message, ...advice] = message.split('; ');
    return { code: 'clock', severity, input, message: what, remedy: advice.join('; '), ...(mend && { mend }) };
  });

/** A clip that hands on its timing while a sound is the clock. One as long as the film was most likely made from it, and agrees. */
export function secondClock({ direction: { clock, references }, seconds }: Film): Lint[] {
  if (clock !== 'audio') return [];
  return references.flatMap(({ name, role, transfer, media }): Lint[] => {
    if (media.kind !== 'video' || SOURCES.includes(role) || !transfer.includes('timing')) return [];
    if (Math.abs(media.info.seconds - seconds) < SAME_SECONDS) return [];
    return [
      {
        code: 'two-clocks',
        severity: 'warning',
        input: 'references',
        message: `a sound is the clock, and "${name}" hands on its timing too, so that two own time`,
        remedy: `take timing out of what "${name}" transfers, or let the clip be the clock`,
      },
    ];
  });
}

/** Times written into a text while a sound or a clip is the clock. Source: with a sound as the clock, drop time codes. */
export function writtenTimes({ direction: { clock }, scenes }: Film): Lint[] {
  if (clock === 'shots') return [];
  const owner = clock === 'audio' ? 'a sound' : 'a clip';
  return scenes.flatMap(({ index, texts }) =>
    texts.flatMap(({ input, text }): Lint[] => {
      const [found] = TIME_CODE.exec(text) ?? [];
      if (found === undefined) return [];
      return [
        {
          code: 'time-code',
          severity: 'warning',
          shot: index,
          input,
          message: `"${found.trim()}" is a time in words while ${owner} is the clock`,
          remedy: 'take the time out of the text, or let the lengths of the shots be the clock',
        },
      ];
    }),
  );
}

/** Lengths of shots against the sound that owns time: it is over before they are. */
export function shortSound({ direction: { clock, references }, seconds }: Film): Lint[] {
  if (clock !== 'audio') return [];
  const owner = references.find(({ role, media }) => media.kind === 'audio' && (role === 'rhythm' || role === 'music'));
  if (owner === undefined || owner.media.kind !== 'audio') return [];
  const heard = owner.media.info.seconds;
  if (heard >= seconds - SAME_SECONDS) return [];
  return [
    {
      code: 'sound-too-short',
      severity: 'warning',
      input: 'references',
      message: `"${owner.name}" owns time and is over after ${tenth(heard)} s, and the shots add up to ${tenth(seconds)} s`,
      remedy: 'shorten the shots, or use a longer sound',
    },
  ];
}

/**
 * A clip with sound of its own beside a sound. Words that rule it out help; with a sound as the clock only a silent clip is sure.
 * Source: the soundtrack of a reference clip fights a reference sound, so mute it.
 */
export function soundtracks({ direction: { clock, references }, audioOn }: Film): Lint[] {
  const sound = references.find(({ media }) => media.kind === 'audio');
  if (sound === undefined || !audioOn) return [];
  return references.flatMap(({ name, media, transfer, ignore }): Lint[] => {
    if (media.kind !== 'video' || media.info.audio === null || transfer.includes('soundtrack')) return [];
    if (clock !== 'audio' && ignore.includes('soundtrack')) return [];
    return [
      {
        code: 'soundtrack',
        severity: 'warning',
        input: 'references',
        message: `"${name}" has a soundtrack of its own, which competes with "${sound.name}"${clock === 'audio' ? ', the clock' : ''}`,
        remedy: 'take its sound away with transform/set-audio before it becomes a reference',
      },
    ];
  });
}
