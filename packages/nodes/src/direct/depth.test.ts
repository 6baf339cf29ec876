import { describe, expect, it } from 'vitest';
import { depth } from './depth.ts';
import { layer } from './layer.ts';
import { issuesOf, media, messagesOf, outputsOf } from './testing/run-node.ts';

const made = (inputs: Parameters<typeof outputsOf<typeof layer.inputs, typeof layer.outputs>>[1] = {}) =>
  outputsOf(layer, inputs).layer;
const problems = (...layers: ReturnType<typeof made>[]) => messagesOf(depth, { layers });

describe('direct/layer', () => {
  it('is a grey box in the midground when nothing is said', () => {
    expect(made()).toEqual({
      name: 'midground',
      band: 'midground',
      kind: 'box',
      depthMetres: 5,
      rightMetres: 0,
      raisedMetres: 0,
      subject: '',
      occludes: [],
      description: '',
    });
  });

  it('is scenery or a figure by its picture', () => {
    expect(made({ image: media.image('wall') }).kind).toBe('scenery');
    expect(made({ image: media.image('fox', 400, 600, true) }).kind).toBe('figure');
    expect(made({ image: media.image('poster'), kind: 'card' }).kind).toBe('card');
  });

  it('counts as foreground, midground or background by its distance unless told', () => {
    const bands = [0.2, 2.99, 3, 11.99, 12, 500].map((metres) => made({ depth: metres }).band);
    expect(bands).toEqual(['foreground', 'foreground', 'midground', 'midground', 'background', 'background']);
    expect(made({ depth: 500, band: 'foreground' }).band).toBe('foreground');
  });

  it('is called by its name, its subject or its band', () => {
    expect(made({ name: ' window ', subject: 'Mara' })).toMatchObject({ name: 'window', subject: 'Mara' });
    expect(made({ subject: ' Mara ' })).toMatchObject({ name: 'Mara', subject: 'Mara' });
  });

  it('keeps its measures, and names of what it hides once', () => {
    const own = { height: 2, width: 1, thickness: 0.5, right: -1, raised: 0.4 };
    expect(made({ ...own, occludes: ['door ', 'door', ''] })).toMatchObject({
      heightMetres: 2,
      widthMetres: 1,
      thicknessMetres: 0.5,
      rightMetres: -1,
      raisedMetres: 0.4,
      occludes: ['door'],
    });
  });

  it('warns that only boxes have a thickness', () => {
    expect(messagesOf(layer, { kind: 'card', thickness: 0.5 })).toEqual([
      'warning, thickness: a card is flat, so its thickness of 0.5 m means nothing; leave it out or make it a box',
    ]);
    expect(messagesOf(layer, { thickness: 0.5 })).toEqual([]);
  });
});

describe('direct/depth', () => {
  it('keeps layers in their order, and numbers those nobody named', () => {
    const layers = [made({ depth: 20, height: 3, right: 9 }), made({ depth: 20, height: 3 }), made()];
    expect(outputsOf(depth, { layers }).depth).toEqual({
      layers: [layers[0], { ...layers[1], name: 'background 2' }, layers[2]],
      eyeMetres: 1.6,
    });
  });

  it('has a zone of sharpness when either end is said', () => {
    const sharp = (inputs: object) => outputsOf(depth, inputs).depth.sharp;
    expect(sharp({})).toBeUndefined();
    expect(sharp({ sharpNear: 2, sharpFar: 4 })).toEqual({ nearMetres: 2, farMetres: 4 });
    expect(sharp({ sharpNear: 2 })).toEqual({ nearMetres: 2, farMetres: 10_000 });
    expect(sharp({ sharpFar: 4 })).toEqual({ nearMetres: 0.1, farMetres: 4 });
    expect(messagesOf(depth, { sharpNear: 4, sharpFar: 2 })).toEqual([
      'sharpFar: what is sharp cannot begin at 4 m and end at 2 m; raise the end or lower the beginning',
    ]);
    expect(issuesOf(depth, { sharpNear: 4, sharpFar: 2 })[0]?.mend).toEqual({ kind: 'set', input: 'sharpFar' });
  });

  it('refuses names given twice', () => {
    expect(problems(made({ name: 'a' }), made({ name: 'b', depth: 6 }), made({ name: 'a', depth: 7 }))).toEqual([
      'layers: layers 1 and 3 are both called "a"; rename one',
    ]);
  });

  it('refuses to hide what is not there, and says what it may be', () => {
    const wall = made({ name: 'wall', depth: 20 });
    expect(problems(made({ name: 'tree', occludes: ['wal'] }), wall)).toEqual([
      'layers: "tree" cannot hide a layer that is not there: "wal" is not in the layers (tree, wall); did you mean "wall"?',
    ]);
    expect(problems(made({ name: 'tree', occludes: ['wall'] }), wall)).toEqual([]);
  });

  it('refuses to hide what stands in front or beside, with both depths', () => {
    const tree = made({ name: 'tree', depth: 8, occludes: ['wall'], height: 2 });
    const message = (metres: number) =>
      `layers: "tree" at 8 m cannot hide "wall" at ${metres} m, which does not stand behind it; move one of them, or take the name out of "occludes"`;
    expect(problems(tree, made({ name: 'wall', depth: 3 }))).toEqual([message(3)]);
    expect(problems(tree, made({ name: 'wall', depth: 8, height: 2, right: 5 }))).toEqual([message(8)]);
    expect(problems(made({ name: 'tree', occludes: ['tree'] }))).toEqual([
      'layers: "tree" cannot hide itself; take its name out of "occludes"',
    ]);
  });

  it('warns of layers that stand in each other', () => {
    const message = 'warning, layers: "a" and "b" both stand at 5 m and overlap';
    const a = made({ name: 'a', height: 2, width: 2 });
    const beside = (inputs: object) => problems(a, made({ name: 'b', height: 2, width: 2, ...inputs }));
    expect(beside({ right: 1.5 })).toEqual([expect.stringContaining(message)]);
    expect(beside({ right: 2 })).toEqual([]);
    expect(beside({ raised: 2 })).toEqual([]);
    expect(beside({ depth: 5.01 })).toEqual([]);
    // A picture of 16:9 that is 2 m tall is 3.6 m wide.
    const wide = { kind: 'card', image: media.image('p'), width: undefined } as const;
    expect(beside({ right: 2.7, ...wide })).toEqual([expect.stringContaining(message)]);
    expect(beside({ right: 2.8, ...wide })).toEqual([]);
    // What fills the frame leaves no room beside it.
    expect(beside({ right: 50, height: undefined })).toEqual([expect.stringContaining(message)]);
  });
});
