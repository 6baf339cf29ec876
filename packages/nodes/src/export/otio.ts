import type { Json } from '@shotgraph/engine';
import { fileOfShot, toFileUrl } from './clip-files.ts';
import { type PlacedClip, placeClips } from './edit-points.ts';
import type { ClipFiles } from './edl.ts';
import { type FrameRate, rateNumber } from './frame-rate.ts';
import type { ListedShot, ShotList } from './shot-list.ts';

/** A JSON object. */
interface Fields {
  readonly [name: string]: Json;
}

/**
 * A shot list as OpenTimelineIO: one video track with a clip a shot, transitions between them, and a marker on every line that is said. What
 * a shot list says beyond that stands in the metadata of its clip, below `shotgraph`.
 *
 * @see https://opentimelineio.readthedocs.io/en/stable/tutorials/otio-serialized-schema.html and otio-timeline-structure.html; clips are
 *   version 2, with several media of which one is active
 */
export function toOtio(list: ShotList, { clips }: ClipFiles = {}): string {
  const { rate, firstFrame, title } = list;
  const children = placeClips(list).flatMap((clip) => [...entryOf(clip, rate), clipOf(clip, rate, clips)]);
  const track = { ...item('Track.1', 'Shots'), kind: 'Video', source_range: null, children };
  const timeline = {
    OTIO_SCHEMA: 'Timeline.1',
    name: title,
    metadata: {},
    global_start_time: time(firstFrame, rate),
    tracks: { ...item('Stack.1', 'tracks'), source_range: null, children: [track] },
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
}

const time = (frames: number, rate: FrameRate): Fields => ({
  OTIO_SCHEMA: 'RationalTime.1',
  rate: rateNumber(rate),
  value: frames,
});

const range = (start: number, frames: number, rate: FrameRate): Fields => ({
  OTIO_SCHEMA: 'TimeRange.1',
  start_time: time(start, rate),
  duration: time(frames, rate),
});

/** What tracks, stacks and clips have in common. */
const item = (schema: string, name: string, metadata: Fields = {}, markers: readonly Fields[] = []) => ({
  OTIO_SCHEMA: schema,
  name,
  metadata,
  effects: [],
  markers,
  enabled: true,
});

/** A clip with its words; without files its media are missing, as they are. */
function clipOf({ shot, source, frames }: PlacedClip, rate: FrameRate, clips: string | undefined): Fields {
  const media = {
    OTIO_SCHEMA: clips ? 'ExternalReference.1' : 'MissingReference.1',
    name: shot.name,
    metadata: {},
    available_range: range(0, shot.frames, rate),
    available_image_bounds: null,
    ...(clips && { target_url: toFileUrl(fileOfShot(clips, shot.number - 1)) }),
  };
  return {
    ...item('Clip.2', shot.name, { shotgraph: wordsOf(shot) }, markersOf(shot, rate)),
    source_range: range(source, frames, rate),
    media_references: { DEFAULT_MEDIA: media },
    active_media_reference_key: 'DEFAULT_MEDIA',
  };
}

function wordsOf({ lines: _, entry: __, startFrame: ___, ...words }: ListedShot): Fields {
  return words;
}

/** Markers count in the time of the take, as its source range does. */
const markersOf = ({ lines }: ListedShot, rate: FrameRate): Fields[] =>
  lines.map(({ frame, frames, text }) => ({
    OTIO_SCHEMA: 'Marker.2',
    name: text,
    color: 'CYAN',
    comment: text,
    marked_range: range(frame, frames, rate),
    metadata: {},
  }));

/** The transition before a clip: how much of the one before it takes, and how much of this one. */
function entryOf({ shot, entry }: PlacedClip, rate: FrameRate): Fields[] {
  if (entry === undefined) return [];
  return [
    {
      OTIO_SCHEMA: 'Transition.1',
      name: shot.transition,
      metadata: { shotgraph: { transition: shot.entry.kind } },
      transition_type: shot.entry.kind === 'dissolve' ? 'SMPTE_Dissolve' : 'Custom_Transition',
      in_offset: time(entry.before, rate),
      out_offset: time(entry.after, rate),
    },
  ];
}
