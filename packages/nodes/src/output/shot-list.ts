import { defineNode, type InputIssue, one, optional, out, unknown, withUnit } from '@shotgraph/engine';
import { Direction, type DirectionValue } from '../direct/values/index.ts';
import { nearestRate, toFrameRate } from '../export/frame-rate.ts';
import * as files from '../export/index.ts';
import { wholeIssue } from '../list/whole.ts';
import { Boolean_, choice, Number_, Text } from '../ports.ts';

/** Writes a direction as a shot list or an edit list. */
export const shotList = defineNode({
  type: 'output/shot-list',
  version: 1,
  title: 'Shot list',
  doc: 'Writes a direction as a table, or as an edit for Final Cut Pro, DaVinci Resolve, Premiere Pro or Avid.',
  tags: [
    'export',
    'csv',
    'edl',
    'fcpxml',
    'otio',
    'spreadsheet',
    'edit',
    'timeline',
    'timecode',
    'premiere',
    'resolve',
    'avid',
  ],
  effect: 'compute',
  needs: ['assets'],
  inputs: {
    direction: one(Direction, 'The shots.'),
    format: one(
      choice('csv', 'edl', 'fcpxml', 'otio', 'json'),
      'csv: a table for spreadsheets. edl: CMX 3600, which every editing program reads. fcpxml: Final Cut Pro and DaVinci Resolve. otio: OpenTimelineIO. json: for programs of your own.',
      { default: 'csv' },
    ),
    title: one(Text, 'Name of the film.', { default: '' }),
    fps: one(
      withUnit(Number_, 'fps'),
      'Frames per second of the edit; 29.97 and 23.976 stand for 30000/1001 and 24000/1001.',
      {
        default: 24,
        min: 23.976,
        max: 60,
      },
    ),
    dropFrame: one(Boolean_, 'Timecode at 29.97 and 59.94 keeps to the clock by leaving out numbers.', {
      default: true,
    }),
    hour: one(Number_, 'The hour at which timecode starts; editing rooms start at 1.', {
      default: 1,
      min: 0,
      max: 23,
      step: 1,
    }),
    clips: optional(
      Text,
      'File names of the takes beside the list, # for the place of a shot counted from 0: shots-#.mp4, or shots-##.mp4 for two digits. Left out, clips have to be linked by hand.',
    ),
    width: one(Number_, 'Width of the picture in pixels, for fcpxml.', { default: 1920, min: 16, max: 8192, step: 2 }),
    height: one(Number_, 'Height of the picture in pixels, for fcpxml.', {
      default: 1080,
      min: 16,
      max: 8192,
      step: 2,
    }),
  },
  outputs: {
    file: out(files.WrittenFile, 'The file; a graph output of it is written with the ending of its format.'),
    text: out(Text, 'What is in the file.'),
  },

  check: ({ fps, hour, clips, width, height }): InputIssue[] => [
    ...rateIssues(fps),
    ...wholeIssue('hour', hour),
    ...wholeIssue('width', width),
    ...wholeIssue('height', height),
    ...clipIssues(clips),
  ],

  predict: (inputs) => ({ file: unknown, text: toText(inputs) }),

  async run(inputs, { host }) {
    const text = toText(inputs);
    return { file: await files.writeFile(text, inputs.format, host.assets), text };
  },
});

interface ListInputs {
  readonly direction: DirectionValue;
  readonly format: 'csv' | 'edl' | 'fcpxml' | 'otio' | 'json';
  readonly title: string;
  readonly fps: number;
  readonly dropFrame: boolean;
  readonly hour: number;
  readonly clips: string | undefined;
  readonly width: number;
  readonly height: number;
}

function toText({ direction, format, width, height, ...options }: ListInputs): string {
  const list = files.toShotList(direction, options);
  const clips = options.clips?.trim() || undefined;
  switch (format) {
    case 'csv':
      return files.toCsv(list);
    case 'edl':
      return files.toEdl(list, { clips });
    case 'fcpxml':
      return files.toFcpxml(list, { clips, width, height });
    case 'otio':
      return files.toOtio(list, { clips });
    case 'json':
      return files.toShotListJson(list);
    default:
      return format satisfies never;
  }
}

function rateIssues(fps: number | undefined): InputIssue[] {
  if (fps === undefined) return [];
  try {
    toFrameRate(fps, true);
    return [];
  } catch (error) {
    const mend = { kind: 'set', input: 'fps', value: nearestRate(fps) } as const;
    return [{ input: 'fps', message: (error as RangeError).message, mend }];
  }
}

/** A list goes to other machines: it names files beside it and nothing else. */
function clipIssues(clips: string | undefined): InputIssue[] {
  if (clips === undefined) return [];
  const parts = clips.split(/[\\/]/u);
  const message = /^([a-z]:|[\\/]|[a-z]+:\/\/)/iu.test(clips)
    ? `"${clips}" says where files lie on this machine; write where they lie beside the list, such as shots-#.mp4`
    : parts.includes('..')
      ? `"${clips}" leads out of the folder of the list; put the takes beside it, and write shots-#.mp4`
      : undefined;
  return message === undefined
    ? []
    : [{ input: 'clips', message, mend: { kind: 'set', input: 'clips', label: 'no files' } }];
}
