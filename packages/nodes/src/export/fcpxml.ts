import type { ShotTransition } from '../direct/values/index.ts';
import { cutTo } from './clean-line.ts';
import { fileOfShot, nameForFile, toFileUrl } from './clip-files.ts';
import { type PlacedClip, placeClips } from './edit-points.ts';
import type { ClipFiles } from './edl.ts';
import type { FrameRate } from './frame-rate.ts';
import type { ListedShot, ShotList } from './shot-list.ts';
import { TRANSITION_NAMES } from './shot-words.ts';
import { type Element, element, writeXml } from './xml.ts';

/** Size of the picture, pixels, beside the files. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Longest name that programs show; longer ones make their lists unreadable. */
const LONGEST_NAME = 120;
const FORMAT = 'r1';

/** Effects that both Final Cut Pro and DaVinci Resolve are known to write themselves, with the names they have there. */
const EFFECTS = {
  dissolve: { id: 'r2', name: 'Cross Dissolve', uid: 'FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265' },
  black: { id: 'r3', name: 'Fade To Color', uid: 'FxPlug:F779C565-486D-4633-8035-0374B4DB8F5C' },
} as const;

/** Wipes and fades to white have no effect that every program knows: they come as dissolves that are named what they should be. */
const effectOf = (kind: ShotTransition) => (kind === 'fade-black' ? EFFECTS.black : EFFECTS.dissolve);

/**
 * A shot list as FCPXML 1.10 for Final Cut Pro and DaVinci Resolve: one clip a shot with its words as a note and its lines as markers. The
 * takes are named by their files beside the list; while those are missing, clips are offline and can be linked again.
 *
 * @see https://developer.apple.com/documentation/professional-video-applications/document-type-definition
 */
export function toFcpxml(list: ShotList, options: ClipFiles & PictureSize): string {
  const { rate, firstFrame, frames, title } = list;
  const clips = placeClips(list);
  const time = (count: number) => toTime(count, rate);
  const used = new Set(clips.flatMap(({ shot, entry }) => (entry ? [effectOf(shot.entry.kind)] : [])));
  const resources = [
    formatElement(rate, options),
    ...[...used].map((effect) => element('effect', effect)),
    ...list.shots.map((shot) => assetElement(shot, options.clips, rate)),
  ];
  const sequence = element(
    'sequence',
    {
      format: FORMAT,
      duration: time(frames),
      tcStart: time(firstFrame),
      tcFormat: rate.dropFrame ? 'DF' : 'NDF',
    },
    [
      element(
        'spine',
        {},
        clips.flatMap((clip) => spineElements(clip, list)),
      ),
    ],
  );
  const name = cutTo(title, LONGEST_NAME);
  const root = element('fcpxml', { version: '1.10' }, [
    element('resources', {}, resources),
    element('library', {}, [element('event', { name }, [element('project', { name }, [sequence])])]),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n${writeXml(root)}`;
}

/** Frames as seconds: a fraction over the rate, or whole seconds where it is one. */
export function toTime(frames: number, { num, den }: FrameRate): string {
  const above = frames * den;
  return above % num === 0 ? `${above / num}s` : `${above}/${num}s`;
}

/** Final Cut Pro knows formats of its own by name; others are told by their numbers. */
function formatElement(rate: FrameRate, { width, height }: PictureSize): Element {
  const named = width === 1920 && height === 1080 ? '1080p' : width === 1280 && height === 720 ? '720p' : undefined;
  const known = rate.nominal === 48 ? undefined : named;
  const count =
    rate.den === 1 ? String(rate.nominal) : String(Math.floor((rate.num / rate.den) * 100 + 0.5)).slice(0, 4);
  return element('format', {
    id: FORMAT,
    name: known && `FFVideoFormat${known}${count}`,
    frameDuration: `${rate.den}/${rate.num}s`,
    width: String(width),
    height: String(height),
    colorSpace: '1-1-1 (Rec. 709)',
  });
}

const assetId = ({ number }: ListedShot): string => `shot${number}`;
const clipName = ({ name }: ListedShot): string => cutTo(name, LONGEST_NAME);

function assetElement(shot: ListedShot, pattern: string | undefined, rate: FrameRate): Element {
  const file = pattern ? fileOfShot(pattern, shot.number - 1) : `${nameForFile(shot.number, shot.name)}.mp4`;
  const attributes = {
    id: assetId(shot),
    name: clipName(shot),
    start: '0s',
    duration: toTime(shot.frames, rate),
    hasVideo: '1',
    format: FORMAT,
    videoSources: '1',
  };
  return element('asset', attributes, [element('media-rep', { kind: 'original-media', src: toFileUrl(file) })]);
}

function spineElements(clip: PlacedClip, { rate, firstFrame }: ShotList): Element[] {
  const { shot, start, frames, source, entry } = clip;
  const time = (count: number) => toTime(count, rate);
  const asset = element(
    'asset-clip',
    {
      ref: assetId(shot),
      offset: time(firstFrame + start),
      name: clipName(shot),
      start: time(source),
      duration: time(frames),
      format: FORMAT,
      tcFormat: rate.dropFrame ? 'DF' : 'NDF',
    },
    [...notes(shot), ...markers(clip, rate)],
  );
  if (entry === undefined) return [asset];
  const effect = effectOf(shot.entry.kind);
  const name = TRANSITION_NAMES[shot.entry.kind].en;
  const transition = {
    name,
    offset: time(firstFrame + start - entry.before),
    duration: time(entry.before + entry.after),
  };
  return [element('transition', transition, [element('filter-video', { ref: effect.id, name: effect.name })]), asset];
}

/** Everything that is said of a shot, a line each. */
function notes({ size, angle, lens, camera, light, subjects, description, action, sound }: ListedShot): Element[] {
  const words = [size, angle, lens, camera, light, subjects, description, action, sound].filter((part) => part !== '');
  return words.length === 0 ? [] : [element('note', {}, [words.join('\n')])];
}

/** Lines within what is seen of the clip; programs refuse markers outside. */
const markers = ({ shot, source, frames }: PlacedClip, rate: FrameRate): Element[] =>
  shot.lines.flatMap((line) => {
    const start = Math.max(line.frame, source);
    if (start >= source + frames) return [];
    return [element('marker', { start: toTime(start, rate), duration: toTime(1, rate), value: line.text })];
  });
