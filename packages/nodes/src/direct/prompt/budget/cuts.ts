import { type Brief, hasOnlyThings, type PlacedShot } from '../brief.ts';
import { beatLabel, toBeats } from '../phrases/action/index.ts';
import { cameraSentence } from '../phrases/camera.ts';
import { excludedNames, lockWords, openingPhrase } from '../phrases/continuity.ts';
import { depthPhrases } from '../phrases/depth/index.ts';
import { lightPhrase } from '../phrases/light/index.ts';
import { LOOK_PARTS, lookParts } from '../phrases/look.ts';
import { hearPhrases } from '../phrases/sound.ts';
import { cleanPhrase } from '../text/clean.ts';

/** Something that may be left out for want of room. */
export interface Cut {
  /** For `Skip`. */
  readonly key: string;
  /** `look`, `shot 2, light`. */
  readonly section: string;
  /** What is lost, in words. */
  readonly text: string;
  /** What is lost all in all, where a cut before it that takes a part of the same is not needed any more. */
  readonly all?: string;
}

/** `shot 2, light`; a single shot needs no number. */
export const shotSection = ({ shots }: Brief, index: number, part: string): string =>
  shots.length === 1 ? part : `shot ${index + 1}, ${part}`;

/**
 * Everything that may be left out, what is missed least first: look (finish, mood, palette, style, medium), exclusions, locks,
 * light (all but the key, then the rest), depth (focus, then layers), camera detail, sounds and music, manners of actions, delivery of
 * lines, the camera, actions after the first of a shot, traits of the cast, the opening state. Within one kind the last shot goes
 * first. Tags, descriptions, spoken lines and the first action of every shot are never left out.
 */
export function cutsOf(brief: Brief): Cut[] {
  const fromLast = (of: (placed: PlacedShot) => readonly Cut[]) => [...brief.shots].reverse().flatMap(of);
  const cuts = [
    ...lookCuts(brief),
    ...exclusionCuts(brief),
    ...lockCuts(brief),
    ...fromLast((placed) => lightCuts(brief, placed, 'detail')),
    ...fromLast((placed) => lightCuts(brief, placed, 'all')),
    ...fromLast((placed) => depthCuts(brief, placed, 'focus')),
    ...fromLast((placed) => depthCuts(brief, placed, 'layers')),
    ...fromLast((placed) => cameraCuts(brief, placed, 'detail')),
    ...fromLast((placed) => hearCuts(brief, placed)),
    ...fromLast((placed) => mannerCuts(brief, placed)),
    ...fromLast((placed) => deliveryCuts(brief, placed)),
    ...fromLast((placed) => cameraCuts(brief, placed, 'all')),
    ...fromLast((placed) => beatCuts(brief, placed)),
    ...traitCuts(brief),
    ...openingCuts(brief),
  ];
  return cuts.filter(({ text }) => text !== '');
}

function lookCuts({ direction: { look }, options: { language } }: Brief): Cut[] {
  if (!look) return [];
  const parts = lookParts(look, language);
  return LOOK_PARTS.map((part) => ({ key: `look.${part}`, section: 'look', text: parts[part] }));
}

const exclusionCuts = ({ direction: { continuity }, options: { language } }: Brief): Cut[] =>
  (continuity?.exclude ?? [])
    .map((text, index) => ({
      key: `exclude.${index}`,
      section: 'exclusions',
      text: excludedNames([text], language)[0] ?? '',
    }))
    .reverse();

const lockCuts = ({ direction: { continuity }, options: { language }, cast }: Brief): Cut[] =>
  [...(continuity?.locks ?? [])].reverse().map((lock) => ({
    key: `lock.${lock}`,
    section: 'locks',
    text: lockWords(lock, language, hasOnlyThings({ cast })),
  }));

function lightCuts(brief: Brief, { shot, index }: PlacedShot, what: 'detail' | 'all'): Cut[] {
  const { language } = brief.options;
  if (!shot.lighting) return [];
  const section = shotSection(brief, index, 'light');
  const [full, short] = [lightPhrase(shot.lighting, language), lightPhrase(shot.lighting, language, 'key')];
  if (what === 'all') return [{ key: `light.${index}`, section, text: brief.light ? '' : short || full, all: full }];
  return [{ key: `light-detail.${index}`, section, text: full === short ? '' : rest(full, short) }];
}

/** What a longer text says more than a shorter one it begins with; else all of it. */
const rest = (full: string, short: string): string =>
  short !== '' && full.startsWith(short) ? cleanPhrase(full.slice(short.length)) : full;

function depthCuts(brief: Brief, { shot, index }: PlacedShot, what: 'focus' | 'layers'): Cut[] {
  const phrases = depthPhrases(shot.depth, shot.camera, brief.options.language);
  const key = what === 'focus' ? `focus.${index}` : `depth.${index}`;
  return [{ key, section: shotSection(brief, index, 'depth'), text: phrases[what] }];
}

function cameraCuts(brief: Brief, { shot, index }: PlacedShot, what: 'detail' | 'all'): Cut[] {
  if (!shot.camera || brief.camera) return [];
  const { timed, options } = brief;
  const section = shotSection(brief, index, 'camera');
  const move = cameraSentence(shot.camera, options.language, { part: 'move', timed });
  const full = cameraSentence(shot.camera, options.language, { timed });
  if (what === 'all') return [{ key: `camera.${index}`, section, text: move, all: full }];
  return [{ key: `camera-detail.${index}`, section, text: full === move ? '' : rest(full, move) }];
}

function hearCuts(brief: Brief, { shot, index }: PlacedShot): Cut[] {
  const { sounds, music } = hearPhrases(shot, brief.options.language);
  const section = shotSection(brief, index, 'sound');
  return [
    { key: `sounds.${index}`, section, text: sounds },
    { key: `music.${index}`, section, text: music },
  ];
}

const mannerCuts = (brief: Brief, { shot, index }: PlacedShot): Cut[] =>
  toBeats(shot.choreography?.actions ?? [])
    .map(({ action }, place) => ({
      key: `manner.${index}.${place}`,
      section: shotSection(brief, index, 'action'),
      text: cleanPhrase(action.manner),
    }))
    .reverse();

const deliveryCuts = (brief: Brief, { shot, index }: PlacedShot): Cut[] =>
  shot.lines
    .map(({ delivery }, place) => ({
      key: `delivery.${index}.${place}`,
      section: shotSection(brief, index, 'dialogue'),
      text: cleanPhrase(delivery),
    }))
    .reverse();

const beatCuts = (brief: Brief, { shot, index }: PlacedShot): Cut[] =>
  toBeats(shot.choreography?.actions ?? [])
    .map((beat, place) => ({
      key: `beat.${index}.${place}`,
      section: shotSection(brief, index, 'action'),
      text: place === 0 ? '' : beatLabel(beat, brief.options.language),
    }))
    .reverse();

const traitCuts = ({ cast }: Brief): Cut[] =>
  cast.subjects
    .map(({ name, description }) => ({
      key: `about.${name}`,
      section: 'cast',
      text: cleanPhrase(description) && `${cleanPhrase(name)}: ${cleanPhrase(description)}`,
    }))
    .reverse();

const openingCuts = ({ direction: { continuity }, options: { language } }: Brief): Cut[] =>
  continuity ? [{ key: 'opening', section: 'opening', text: openingPhrase(continuity.openingState, language) }] : [];
