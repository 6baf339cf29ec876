import { describe, expect, it } from 'vitest';
import { camera as cameraNode } from '../../camera/camera.ts';
import { media, outputsOf } from '../../testing/run-node.ts';
import type { ShotValue } from '../../values/index.ts';
import { action, camera, choreography, depth, jonas, layer, mara, pair, said, sceneOf, way } from '../testing/make.ts';
import { outOfFocus } from './focus.ts';
import { hiddenSubject } from './hidden.ts';
import { heightShare, isSeen } from './in-frame.ts';
import { leavesFrame } from './leaves.ts';

const stands = (right: number, ahead: number) => choreography([mara], way('Mara', [[right, ahead]]));
const plan = (inputs: Parameters<typeof outputsOf<typeof cameraNode.inputs, typeof cameraNode.outputs>>[1]) =>
  outputsOf(cameraNode, inputs).camera;

describe('a body in the picture', () => {
  it('takes a share of its height, and is in it up to its shoulders', () => {
    // 35 mm over a sensor of 36 by 20.25 mm: at 6 m the picture is 6.171 m wide and 3.471 m high.
    const [scene] = sceneOf({ choreography: stands(0, 6) });
    expect(heightShare(scene, scene.bodyOf('Mara'), 0)).toBeCloseTo(1.7 / 3.4714, 3);
    const seenAt = (right: number) => {
      const [other] = sceneOf({ choreography: stands(right, 6) });
      return isSeen(other.bodyOf('Mara')!, other.momentAt(0));
    };
    // Half of the width is 3.086 m, half of the shoulders 0.2125 m.
    expect([3.29, 3.31, -3.29, -3.31].map(seenAt)).toEqual([true, false, true, false]);
    const [behind] = sceneOf({ choreography: stands(0, -2) });
    expect(isSeen(behind.bodyOf('Mara')!, behind.momentAt(0))).toBe(false);
  });
});

describe('somebody who ought to be in the picture', () => {
  const leaves = (own: Partial<ShotValue>) => said(leavesFrame(sceneOf(own)[0]));
  const walk = (path: [number, number][], does = 'walks on', own = {}) =>
    choreography([mara], way('Mara', path, 5, { does, ...own }));

  it('walks out of it', () => {
    expect(
      leaves({
        choreography: walk([
          [-1, 6],
          [6, 6],
        ]),
        camera: camera(),
      }),
    ).toEqual([
      'leaves-frame: Mara is out of the picture from about 3.1 s on; let the camera follow or aim at Mara, frame wider, shorten the way, or say that Mara leaves the frame',
    ]);
    expect(
      leaves({
        choreography: walk([
          [0, 6],
          [6, 6],
          [0, 6],
        ]),
      }),
    ).toEqual([expect.stringContaining('from about 1.9 s on and back at about 3.8 s')]);
  });

  it('walks into and out of a close shot whose camera stands still, but may pass through a wide one', () => {
    const pass = walk([
      [0, 4],
      [2, 4],
    ]);
    expect(leaves({ choreography: pass, size: 'close', subjects: ['Mara'] })).toEqual([
      expect.stringContaining('Mara is out of the picture until about 1.3 s and from about 4.4 s on;'),
    ]);
    expect(
      leaves({
        choreography: walk([
          [0, 4],
          [0.2, 4],
        ]),
        size: 'close',
        subjects: ['Mara'],
      }),
    ).toEqual([]);
    expect(
      leaves({
        choreography: walk([
          [-6, 6],
          [6, 6],
        ]),
        size: 'unset',
        subjects: ['Mara'],
      }),
    ).toEqual([]);
  });

  it('is never in it', () => {
    expect(leaves({ choreography: stands(10, 6), camera: camera() })).toEqual([
      'never-in-frame: Mara is never in the picture: the camera looks elsewhere from start to end; turn or move the camera to Mara, give Mara another place, or set the size of the shot to have the camera placed',
    ]);
  });

  it('leaves or enters on purpose when words say so', () => {
    for (const does of ['walks out of frame', 'runs past', 'exits', 'crosses the street', '走出画面'])
      expect(
        leaves({
          choreography: walk(
            [
              [-1, 6],
              [6, 6],
            ],
            does,
          ),
        }),
        does,
      ).toEqual([]);
    expect(
      leaves({
        choreography: walk([
          [-1, 6],
          [6, 6],
        ]),
        description: 'She leaves the frame.',
      }),
    ).toEqual([]);
    expect(
      leaves({
        choreography: walk([
          [-9, 6],
          [0, 6],
        ]),
      }),
    ).toEqual([]);
  });

  it('stays in it, is followed, or only grazes its edge', () => {
    expect(
      leaves({
        choreography: walk([
          [-2, 6],
          [2, 6],
        ]),
      }),
    ).toEqual([]);
    expect(
      leaves({
        choreography: walk([
          [-1, 6],
          [3.4, 6],
        ]),
      }),
    ).toEqual([]);
    const run = walk([
      [-1, 6],
      [6, 6],
    ]);
    expect(leaves({ choreography: run, camera: plan({ move: 'follow', subject: 'Mara', choreography: run }) })).toEqual(
      [],
    );
    expect(leaves({ choreography: run, camera: plan({ move: 'static', aim: 'Mara', choreography: run }) })).toEqual([]);
  });

  it('may be left by a camera that turns to somebody else, but not by one that turns to nothing', () => {
    const two = choreography(pair, way('Mara', [[0, 6]]), way('Jonas', [[8, 5]]));
    const pan = camera([{}, { panDegrees: 60 }], { move: 'pan', amount: 60 });
    expect(leaves({ choreography: two, camera: pan, subjects: ['Mara'] })).toEqual([]);
    expect(leaves({ choreography: stands(0, 6), camera: pan })).toHaveLength(1);
  });

  it('is only who is named, or else the first who acts; and nobody in their own point of view', () => {
    const two = choreography(pair, way('Mara', [[0, 6]]), way('Jonas', [[12, 6]], 5, { seconds: 1 }));
    expect(leaves({ choreography: two })).toEqual([]);
    expect(leaves({ choreography: two, subjects: ['Mara', 'Jonas'] })).toEqual([
      expect.stringContaining('Jonas is never'),
    ]);
    expect(leaves({ choreography: stands(0, 6), subjects: ['Mara'], angle: 'point-of-view' })).toEqual([]);
    expect(leaves({ subjects: ['Mara'] })).toEqual([]);
  });

  it('is judged in the shape of the picture', () => {
    const [scene] = sceneOf({ choreography: stands(2, 6) }, { ratio: 9 / 16 });
    expect(said(leavesFrame(scene))).toEqual([expect.stringContaining('never-in-frame')]);
  });
});

describe('something in front of the main subject', () => {
  const box = (own = {}) => layer('crate', { depthMetres: 3, widthMetres: 2, heightMetres: 2.5, ...own });
  const hidden = (front: ReturnType<typeof layer>, own: Partial<ShotValue> = {}) =>
    said(hiddenSubject(sceneOf({ choreography: stands(0, 6), depth: depth(front), ...own })[0]));

  it('hides it', () => {
    expect(hidden(box())).toEqual([
      'subject-hidden: "crate" at 3 m hides all of Mara from the camera; move it aside or behind, make it lower, or place the camera where the view is free',
    ]);
    expect(hidden(layer('poster', { kind: 'card', depthMetres: 2, image: media.image('poster') }))).toHaveLength(1);
    expect(hidden(layer('wall', { kind: 'scenery', depthMetres: 3, image: media.image('wall') }))).toHaveLength(1);
    expect(
      hidden(box(), {
        choreography: undefined,
        depth: depth(box(), layer('Mara', { kind: 'figure', depthMetres: 6, heightMetres: 1.7, subject: 'Mara' })),
        subjects: ['Mara'],
      }),
    ).toHaveLength(1);
  });

  it('does not when it stands aside, behind, or is low', () => {
    expect(hidden(box({ rightMetres: 2 }))).toEqual([]);
    expect(hidden(box({ depthMetres: 8 }))).toEqual([]);
    expect(hidden(box({ heightMetres: 0.6 }))).toEqual([]);
    expect(hidden(box({ raisedMetres: 2.2 }))).toEqual([]);
  });

  it('does not for long when the camera goes past it', () => {
    const past = camera([{ position: [-0.4, 0, 0] }, { position: [-4, 0, 0], panDegrees: 34 }]);
    expect(hidden(box({ widthMetres: 1 }), { camera: past })).toEqual([]);
  });

  it('is fine as a window, a cut-out, or where somebody is meant to be behind it', () => {
    expect(hidden(box({ name: 'rain-streaked window' }))).toEqual([]);
    expect(hidden(box({ description: 'a wire fence' }))).toEqual([]);
    expect(
      hidden(layer('reeds', { kind: 'figure', depthMetres: 2, image: media.image('reeds', 900, 900, true) })),
    ).toEqual([]);
    expect(hidden(box(), { description: 'Mara hides behind the crate.' })).toEqual([]);
    const meant = depth(box({ occludes: ['Mara'], heightMetres: 1.5 }));
    expect(hidden(box(), { depth: meant })).toEqual([]);
  });
});

describe('the focus', () => {
  const lens = (focusMetres: number, own = {}) => camera([{ focalLengthMm: 85, focusMetres }], { fStop: 2, ...own });
  const focus = (own: Partial<ShotValue>) => said(outOfFocus(sceneOf({ choreography: stands(0, 6), ...own })[0]));

  it('is in front of the subject, or behind', () => {
    // Hyperfocal at 85 mm and f/2 is 120.5 m: at 3 m sharp from 2.93 to 3.08 m.
    expect(focus({ camera: lens(3) })).toEqual([
      'out-of-focus: Mara is 6 m from the camera, and what is sharp at f/2 reaches from 2.9 m to 3.1 m; focus on Mara, or close the aperture',
    ]);
    expect(focus({ camera: lens(12) })).toHaveLength(1);
  });

  it('is beside the plan of the depth', () => {
    const plan = { ...depth(), sharp: { nearMetres: 1, farMetres: 3 } };
    expect(focus({ depth: plan })).toEqual([
      'out-of-focus: Mara is 6 m from the camera, and what is sharp reaches from 1 m to 3 m; set what is sharp to include 6 m, or move Mara',
    ]);
    expect(focus({ depth: { ...plan, sharp: { nearMetres: 4, farMetres: 9 } } })).toEqual([]);
  });

  it('is on the subject, deep, or pulled to it', () => {
    expect(focus({ camera: lens(6) })).toEqual([]);
    expect(focus({ camera: lens(3, { fStop: undefined }) })).toEqual([]);
    expect(focus({ camera: camera([{ focalLengthMm: 24, focusMetres: 4 }], { fStop: 11 }) })).toEqual([]);
    const pull = camera(
      [
        { focalLengthMm: 85, focusMetres: 3 },
        { focalLengthMm: 85, focusMetres: 6 },
      ],
      { fStop: 2, move: 'rack-focus', amount: 6 },
    );
    expect(focus({ camera: pull })).toEqual([]);
    expect(focus({ camera: lens(3), description: 'Mara, out of focus, behind the glass.' })).toEqual([]);
    expect(focus({ camera: lens(3), subjects: ['Jonas'], cast: { subjects: [jonas] } })).toEqual([]);
    expect(focus({ camera: lens(3), choreography: choreography([mara], action('Mara')) })).toEqual([]);
  });
});
