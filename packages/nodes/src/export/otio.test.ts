import { describe, expect, it } from 'vitest';
import { toOtio } from './otio.ts';
import { toShotList } from './shot-list.ts';
import { bareShot, entering, filmOf, HOSTILE_NAMES, littleFilm } from './testing/film.ts';

interface Time {
  readonly OTIO_SCHEMA: string;
  readonly rate: number;
  readonly value: number;
}
interface Range {
  readonly OTIO_SCHEMA: string;
  readonly start_time: Time;
  readonly duration: Time;
}
interface Node {
  readonly OTIO_SCHEMA: string;
  readonly name: string;
  readonly metadata: object;
  readonly source_range: Range;
  readonly media_references: {
    readonly DEFAULT_MEDIA: {
      readonly OTIO_SCHEMA: string;
      readonly available_range: Range;
      readonly target_url?: string;
    };
  };
  readonly active_media_reference_key: string;
  readonly markers: readonly { readonly OTIO_SCHEMA: string; readonly name: string; readonly marked_range: Range }[];
  readonly transition_type: string;
  readonly in_offset: Time;
  readonly out_offset: Time;
  readonly children: readonly Node[];
}

const read = (text: string) =>
  JSON.parse(text) as { OTIO_SCHEMA: string; name: string; global_start_time: Time; tracks: Node };
const partsOf = (text: string) => read(text).tracks.children[0]!.children;

/** Members that OpenTimelineIO reads of each schema: without them a file is refused, or read as something else. */
const NEEDED: { readonly [schema: string]: readonly string[] } = {
  'Timeline.1': ['name', 'metadata', 'global_start_time', 'tracks'],
  'Stack.1': ['name', 'metadata', 'source_range', 'effects', 'markers', 'enabled', 'children'],
  'Track.1': ['name', 'metadata', 'source_range', 'effects', 'markers', 'enabled', 'children', 'kind'],
  'Clip.2': [
    'name',
    'metadata',
    'source_range',
    'effects',
    'markers',
    'enabled',
    'media_references',
    'active_media_reference_key',
  ],
  'Transition.1': ['name', 'metadata', 'in_offset', 'out_offset', 'transition_type'],
  'Marker.2': ['name', 'metadata', 'color', 'marked_range'],
  'MissingReference.1': ['name', 'metadata', 'available_range'],
  'ExternalReference.1': ['name', 'metadata', 'available_range', 'target_url'],
  'RationalTime.1': ['rate', 'value'],
  'TimeRange.1': ['start_time', 'duration'],
};

/** What is missing anywhere in a file. */
function gaps(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => gaps(item, `${at}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { OTIO_SCHEMA: schema } = value as { OTIO_SCHEMA?: string };
  const needed = schema === undefined ? [] : (NEEDED[schema] ?? [`to be known: ${schema}`]);
  return [
    ...needed.filter((name) => !(name in value)).map((name) => `${at} ${schema} lacks ${name}`),
    ...Object.entries(value).flatMap(([name, part]) => (name === 'shotgraph' ? [] : gaps(part, `${at}.${name}`))),
  ];
}

describe('toOtio', () => {
  const otio = toOtio(toShotList(littleFilm, { fps: 24, title: 'Little film' }));

  it('is a timeline of one video track, with every member its schemas have', () => {
    const timeline = read(otio);
    expect(gaps(timeline)).toEqual([]);
    expect(timeline).toMatchObject({ OTIO_SCHEMA: 'Timeline.1', name: 'Little film' });
    expect(timeline.global_start_time).toEqual({ OTIO_SCHEMA: 'RationalTime.1', rate: 24, value: 86_400 });
    expect(
      timeline.tracks.children.map((track) => [track.OTIO_SCHEMA, (track as unknown as { kind: string }).kind]),
    ).toEqual([['Track.1', 'Video']]);
  });

  it('holds clips end to end and the dissolve between two of them', () => {
    const parts = partsOf(otio);
    expect(parts.map(({ OTIO_SCHEMA }) => OTIO_SCHEMA)).toEqual(['Clip.2', 'Clip.2', 'Transition.1', 'Clip.2']);
    expect(parts[2]).toMatchObject({
      transition_type: 'SMPTE_Dissolve',
      in_offset: { value: 6 },
      out_offset: { value: 6 },
    });
    expect(parts[3]!.source_range).toMatchObject({ start_time: { value: 6 }, duration: { value: 42 } });
    expect(parts[1]!.source_range).toMatchObject({ start_time: { value: 0 }, duration: { value: 54 } });
  });

  it('says that media are missing, or where they are', () => {
    expect(partsOf(otio)[0]!.media_references.DEFAULT_MEDIA.OTIO_SCHEMA).toBe('MissingReference.1');
    const named = toOtio(toShotList(littleFilm, { fps: 24, title: '' }), { clips: 'shots-#.mp4' });
    expect(gaps(read(named))).toEqual([]);
    expect(partsOf(named)[1]!.media_references.DEFAULT_MEDIA).toMatchObject({
      OTIO_SCHEMA: 'ExternalReference.1',
      target_url: './shots-1.mp4',
    });
  });

  it('has a marker on every line, and the words of the shot below shotgraph', () => {
    const [arrival, turns] = partsOf(otio);
    expect(turns!.markers).toMatchObject([
      {
        OTIO_SCHEMA: 'Marker.2',
        name: 'Mara (softly): I never left.',
        marked_range: { start_time: { value: 24 }, duration: { value: 29 } },
      },
    ]);
    expect(arrival!.metadata).toMatchObject({
      shotgraph: { size: 'Wide shot', start: '01:00:00:00', sound: 'rain on tin, music: slow cello' },
    });
  });

  it('adds up, with takes that reach as far as the transitions need', () => {
    const kinds = ['dissolve', 'fade-black', 'wipe-left'] as const;
    const film = filmOf(
      ...Array.from({ length: 20 }, (_, i) =>
        bareShot({ seconds: 1 + ((i * 7) % 5) / 3, ...entering(kinds[i % 3]!, 0.43) }),
      ),
    );
    const list = toShotList(film, { fps: 29.97, title: '' });
    const parts = partsOf(toOtio(list));
    const clips = parts.filter(({ OTIO_SCHEMA }) => OTIO_SCHEMA === 'Clip.2');
    expect(clips.reduce((sum, { source_range }) => sum + source_range.duration.value, 0)).toBe(list.frames);
    for (const [i, part] of parts.entries()) {
      if (part.OTIO_SCHEMA !== 'Transition.1') continue;
      const [before, after] = [parts[i - 1]!, parts[i + 1]!];
      expect(part.transition_type).toBe(
        (part.metadata as { shotgraph: { transition: string } }).shotgraph.transition === 'dissolve'
          ? 'SMPTE_Dissolve'
          : 'Custom_Transition',
      );
      expect(after.source_range.start_time.value).toBe(part.in_offset.value);
      const { source_range, media_references } = before;
      const end = source_range.start_time.value + source_range.duration.value;
      expect(end + part.out_offset.value).toBe(media_references.DEFAULT_MEDIA.available_range.duration.value);
    }
  });

  it('takes any text', () => {
    const list = toShotList(filmOf(...HOSTILE_NAMES.map((name) => bareShot({ name }))), {
      fps: 24,
      title: HOSTILE_NAMES[0],
    });
    expect(partsOf(toOtio(list)).map(({ name }) => name)).toEqual(list.shots.map(({ name }) => name));
  });
});
