import { canonicalJson, defineNode, type InputIssue, one, out, sha256Text } from '@shotgraph/engine';
import * as media from '../media/index.ts';
import { choice, Media } from '../ports.ts';

/** Renders media with settings of its own; the graph output that it feeds names the file. */
export const save = defineNode({
  type: 'output/save',
  version: 1,
  title: 'Save',
  doc: 'Renders an image, a clip or a sound in a format and quality of your choice.',
  tags: ['export', 'render', 'write', 'mp4', 'png', 'wav', 'file'],
  effect: 'compute',
  needs: ['media', 'assets'],
  pool: 'media',
  inputs: {
    media: one(Media, 'What is written.'),
    format: one(
      choice('auto', 'mp4', 'png', 'jpg', 'wav', 'm4a', 'mp3'),
      'auto: MP4 for clips, PNG for images, WAV for sounds, or what they were converted to.',
      { default: 'auto' },
    ),
    quality: one(choice('draft', 'good', 'best'), 'draft is fast and small, best slow and large.', { default: 'good' }),
  },
  outputs: { media: out(Media, 'The written file.') },

  check: ({ media: value, format }) => formatIssues(value, format),

  predict({ media: value, ...rest }) {
    const id = sha256Text(canonicalJson(['output/save', 1, value.expr.id, rest]));
    return { media: media.predicted(value.kind, value.info, id) };
  },

  run: async ({ media: value, format, quality }, context) => ({
    media: await media.renderMedia(value, settings(value, format, quality), context),
  }),
});

const chosen = (value: media.MediaValue, format: media.OutputFormat | 'auto'): media.OutputFormat =>
  format === 'auto' ? media.targetFormat(value) : format;

const settings = (value: media.MediaValue, format: media.OutputFormat | 'auto', quality: media.Quality) =>
  ({ format: chosen(value, format), quality }) as media.OutputSettings;

function formatIssues(
  value: media.MediaValue | undefined,
  format: media.OutputFormat | 'auto' | undefined,
): InputIssue[] {
  if (value === undefined || format === undefined) return [];
  const allowed = media.FORMATS[value.kind];
  if (allowed.includes(chosen(value, format))) return [];
  const usable = allowed.filter((each) => each !== 'rawvideo' && each !== 'framemd5').join(' or ');
  return [{ input: 'format', message: `${value.kind} cannot be written as ${format}; choose auto or ${usable}` }];
}
