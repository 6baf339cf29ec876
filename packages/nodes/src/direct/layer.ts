import { defineNode, type InputIssue, listOf, one, optional, out } from '@shotgraph/engine';
import { choice, Image, Metres, Text } from '../ports.ts';
import { toName, toTexts } from './names.ts';
import { BANDS, type Band, DepthLayer, LAYER_KINDS, type LayerKind, SubjectName } from './values/index.ts';

/** Layers nearer than this are the foreground. */
const FOREGROUND_METRES = 3;
/** Layers nearer than this, and not foreground, are the midground. */
const MIDGROUND_METRES = 12;

/** Makes something that stands at one distance from the camera. */
export const layer = defineNode({
  type: 'direct/layer',
  version: 1,
  title: 'Layer',
  doc: 'Something at one distance: a picture as scenery, figure or card, or a grey box in its place.',
  tags: ['depth', 'plane', 'parallax', 'foreground', 'midground', 'background', 'set', 'prop', 'occlusion'],
  effect: 'pure',
  editor: 'layer',
  inputs: {
    image: optional(Image, 'What it looks like; a grey solid when left out.'),
    name: optional(Text, 'What other layers and messages call it; its subject, else its band, when left out.'),
    kind: optional(
      choice(...LAYER_KINDS),
      'scenery fills the picture and goes on beyond it, figure is a cut-out on the floor, card a framed picture, box a solid. Left out: a box without image, a figure when the image has transparency, else scenery.',
    ),
    depth: one(Metres, 'Distance from the camera at rest.', { default: 5, min: 0.2, max: 10_000 }),
    right: one(Metres, 'Its centre, to the right of the axis of the camera at rest; negative is left.', { default: 0 }),
    raised: one(Metres, 'Its lower edge above the floor. Scenery ignores it.', { default: 0 }),
    height: optional(Metres, 'How tall it is; it fills the frame when left out.', { min: 0.01, max: 10_000 }),
    width: optional(Metres, 'How wide it is; as its image when left out.', { min: 0.01, max: 10_000 }),
    thickness: optional(Metres, 'Front to back. Only boxes have one.', { min: 0.01, max: 10_000 }),
    band: one(
      choice('auto', ...BANDS),
      'Where it counts as standing; auto: foreground below 3 m, midground below 12 m.',
      { default: 'auto' },
    ),
    subject: one(SubjectName, 'The member of the cast it shows: its name, or the subject wired in.', { default: '' }),
    occludes: one(listOf(Text), 'Names of layers it hides in part; they must stand behind it.', { default: [] }),
    description: one(Text, 'What it is, for prompts: rain-streaked window.', { default: '' }),
  },
  outputs: { layer: out(DepthLayer, 'The layer.') },

  check: ({ kind, thickness }): InputIssue[] =>
    thickness === undefined || kind === undefined || kind === 'box'
      ? []
      : [
          {
            severity: 'warning',
            input: 'thickness',
            message: `a ${kind} is flat, so its thickness of ${thickness} m means nothing; leave it out or make it a box`,
            mend: { kind: 'set', input: 'thickness' },
          },
        ],

  run(inputs) {
    const { image, height, width, thickness } = inputs;
    const band = inputs.band === 'auto' ? bandAt(inputs.depth) : inputs.band;
    const subject = inputs.subject.trim();
    return {
      layer: {
        name: toName(inputs.name) ?? (subject || band),
        band,
        kind: inputs.kind ?? kindOf(image),
        depthMetres: inputs.depth,
        rightMetres: inputs.right,
        raisedMetres: inputs.raised,
        subject,
        occludes: toTexts(inputs.occludes),
        description: inputs.description.trim(),
        ...(height !== undefined && { heightMetres: height }),
        ...(width !== undefined && { widthMetres: width }),
        ...(thickness !== undefined && { thicknessMetres: thickness }),
        ...(image && { image }),
      },
    };
  },
});

const bandAt = (metres: number): Band =>
  metres < FOREGROUND_METRES ? 'foreground' : metres < MIDGROUND_METRES ? 'midground' : 'background';

const kindOf = (image: { readonly info: { readonly alpha: boolean } } | undefined): LayerKind =>
  image === undefined ? 'box' : image.info.alpha ? 'figure' : 'scenery';
