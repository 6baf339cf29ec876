import { describe, expect, it } from 'vitest';
import { type Pose, restPose } from '../camera-path.ts';
import { createRenderer } from '../renderer.ts';
import type { Layer } from '../scene.ts';
import { uprightQuad } from '../scene.ts';
import { paint } from '../testing/painting.ts';
import { createTexture } from '../texture.ts';
import type { Vec3 } from '../vector.ts';
import { boxMesh, sphereMesh } from './shapes.ts';
import type { Mesh, Solid } from './solid.ts';

const SIZE = { width: 96, height: 64 };
const BACKDROP = { zenith: [0, 0, 0], horizon: [0, 0, 0] } as const;

type Colour = readonly [number, number, number, number];

const card = (depthMetres: number, colour: Colour, width = 20): Layer => ({
  name: 'card',
  texture: createTexture(paint(4, 4, () => colour)),
  quad: uprightQuad({ depthMetres, widthMetres: width, heightMetres: 20, centre: [0, 0] }),
  edgeX: 'clamp',
  edgeY: 'clamp',
});

const body = (mesh: Mesh, origin: Vec3, [x, y, z]: Vec3 = [1, 1, 1], colour: Vec3 = [255, 255, 255]): Solid => ({
  name: 'body',
  mesh,
  placing: { right: [x, 0, 0], up: [0, y, 0], back: [0, 0, z], origin },
  material: { colour, roughness: 1 },
  occluders: [],
});

const render = (layers: readonly Layer[], solids: readonly Solid[], pose: Partial<Pose> = {}) =>
  createRenderer({ backdrop: BACKDROP, layers }, SIZE, 36).render({ pose: { ...restPose(36), ...pose }, solids });

const pixel = (frame: Uint8ClampedArray, x: number, y: number) => [
  ...frame.subarray((y * SIZE.width + x) * 4, (y * SIZE.width + x) * 4 + 3),
];
const centre = (frame: Uint8ClampedArray) => pixel(frame, 48, 32);

/** Grey of a box that faces the camera in grey-box light, alone. */
const front = (depth: number) => centre(render([], [body(boxMesh(), [0, 0, -depth - 0.5])]))[0]!;

describe('solids among layers', () => {
  it('hides what is behind a body and shows what is in front of it', () => {
    const red: Colour = [255, 0, 0, 255];
    const box = body(boxMesh(), [0, 0, -5]);
    expect(centre(render([card(6, red)], [box]))).toEqual([front(4.5), front(4.5), front(4.5)]);
    expect(centre(render([card(4, red)], [box]))).toEqual([255, 0, 0]);
  });

  it('adds up half-transparent layers in front of and behind a body', () => {
    const grey = front(4.5);
    const half: Colour = [0, 200, 0, 128];
    // Premultiplied green 100, then what the body sends through the rest of the light.
    const [red, green] = centre(render([card(4, half)], [body(boxMesh(), [0, 0, -5])]));
    expect(red).toBeCloseTo((grey * 127) / 255, -0.5);
    expect(green).toBeCloseTo(100 + (grey * 127) / 255, -0.5);
    // Behind the body it changes nothing.
    expect(centre(render([card(7, half)], [body(boxMesh(), [0, 0, -5])]))).toEqual([grey, grey, grey]);
    // Between two bodies it dims the far one only.
    const far = body(boxMesh(), [0, 0, -9], [8, 8, 1]);
    const near = body(boxMesh(), [-2, 0, -5]);
    const frame = render([card(7, half)], [near, far]);
    expect(pixel(frame, 10, 32)[0]).toBeCloseTo(grey, -0.5);
    expect(pixel(frame, 10, 32)[0]).toBe(pixel(frame, 10, 32)[1]);
    expect(pixel(frame, 60, 32)[0]).toBeLessThan(grey * 0.6);
    expect(pixel(frame, 60, 32)[1]).toBeGreaterThan(pixel(frame, 60, 32)[0]! + 90);
  });

  it('gives a pixel that a body halves half of the body and half of the layer behind', () => {
    // An edge through the middle of pixel 48: everything left of x = 48.5 at depth 4.5.
    const edge = (0.5 * 4.5) / 96;
    const box = body(boxMesh(), [edge - 2, 0, -5], [4, 4, 1]);
    const red: Colour = [255, 0, 0, 255];
    const [r, g] = pixel(render([card(8, red)], [box]), 48, 32);
    expect(g).toBeCloseTo(front(4.5) / 2, -0.5);
    expect(r).toBeCloseTo((front(4.5) + 255) / 2, -0.5);
  });

  it('lets each sample meet its own layer: what one body leaves open, another closes', () => {
    const edge = (0.5 * 4.5) / 96;
    const left = body(boxMesh(), [edge - 2, 0, -5], [4, 4, 1], [0, 0, 0]);
    const behind = body(boxMesh(), [0, 0, -9], [8, 8, 1]);
    const glass: Colour = [0, 0, 0, 128];
    const frame = render([card(7, glass)], [left, behind]);
    const dark = pixel(frame, 46, 32)[0]!;
    const bright = pixel(frame, 50, 32)[0]!;
    // No backdrop shines through between them: the pixel is the mean of its neighbours.
    expect(pixel(frame, 48, 32)[0]).toBeCloseTo((dark + bright) / 2, -0.5);
    expect(bright).toBeGreaterThan(40);
  });

  it('cuts a body in which a layer stands along the plane of the layer', () => {
    const red: Colour = [255, 0, 0, 255];
    const ball = body(sphereMesh(), [0, 0, -5]);
    const frame = render([card(5, red)], [ball]);
    const grey = (x: number) => pixel(frame, x, 32)[1]! > 0;
    const xs = Array.from({ length: SIZE.width }, (_, x) => x).filter(grey);
    // The near half is seen: its rim is the great circle at 5 m, whose radius of 1 m is 96 / 5 pixels.
    expect(xs.length).toBeGreaterThanOrEqual(37);
    expect(xs.length).toBeLessThanOrEqual(41);
  });

  it('keeps a face in the plane of a layer in front of it, without a speckle, wherever the camera looks', () => {
    const box = body(boxMesh(), [0, 0, -5.5], [20, 20, 1]);
    const pose = { position: [0.31, -0.17, 0.4], panDegrees: 13, tiltDegrees: -7, rollDegrees: 3 } as const;
    const frame = render([card(5, [255, 0, 0, 255])], [box], pose);
    for (let i = 0; i < frame.length; i += 4) expect(frame[i]).toBe(frame[i + 1]);
  });

  it('puts a body behind a layer that turns away in perspective', () => {
    const slanted: Layer = {
      ...card(5, [255, 0, 0, 255]),
      // From 3 m on the left to 7 m on the right; the box at 5 m is before its right half and behind its left one.
      quad: { origin: [-8, 10, -1], across: [16, 0, -8], down: [0, -20, 0] },
    };
    const frame = render([slanted], [body(boxMesh(), [0, 0, -5], [6, 1, 0.02])]);
    expect(pixel(frame, 20, 32)).toEqual([255, 0, 0]);
    expect(pixel(frame, 76, 32)[1]).toBeGreaterThan(100);
  });
});

describe('solids before the camera', () => {
  it('shows a mirrored body like its twin, lit from the same side', () => {
    const ball = render([], [body(sphereMesh(), [0, 0, -5])]);
    const mirrored = render([], [body(sphereMesh(), [0, 0, -5], [-1, 1, 1])]);
    expect(Math.max(...ball.map((value, i) => Math.abs(value - mirrored[i]!)))).toBeLessThanOrEqual(2);
  });

  it('shows nothing of a body from inside, and no more than is there of one that reaches past the camera', () => {
    expect(centre(render([], [body(boxMesh(), [0, 0, 0], [4, 4, 4])]))).toEqual([0, 0, 0]);
    const floor = body(boxMesh(), [0, -1, 0], [2, 0.2, 40]);
    const frame = render([], [floor]);
    expect(pixel(frame, 48, 10)).toEqual([0, 0, 0]);
    expect(pixel(frame, 48, 60)[0]).toBeGreaterThan(60);
    // Its top is at -0.9 m: at the bottom of the picture, and at its far end near the horizon.
    expect(pixel(frame, 48, 38)[0]).toBeGreaterThan(60);
    expect(pixel(frame, 48, 33)[0]).toBe(0);
  });

  it('is lit most from above left and least from below', () => {
    const frame = render([], [body(sphereMesh(), [0, 0, -4])]);
    const at = (x: number, y: number) => pixel(frame, x, y)[0]!;
    expect(at(40, 20)).toBeGreaterThan(at(60, 22));
    expect(at(60, 22)).toBeGreaterThan(at(60, 46));
    expect(at(48, 32)).toBeLessThan(256);
    expect(at(60, 46)).toBeGreaterThan(40);
  });

  it('paints the same again after other frames', () => {
    const renderer = createRenderer({ backdrop: BACKDROP, layers: [card(6, [200, 100, 0, 90])] }, SIZE, 36);
    const one = { pose: restPose(36), solids: [body(sphereMesh(), [0.4, 0, -5])] };
    const first = renderer.render(one);
    renderer.render({ pose: restPose(36), solids: [body(boxMesh(), [-1, 0.5, -3])] });
    renderer.render({ pose: restPose(36) });
    expect(renderer.render(one)).toEqual(first);
  });

  it('draws small and large bodies with the meshes that suit them, equally large in the picture', () => {
    const coarse: Mesh = sphereMesh();
    const fine: Mesh = { ...boxMesh(), coarse };
    // 0.87 m x 96 / 5: a few pixels, so that the coarse one is shown.
    expect(render([], [body(fine, [0, 0, -5])])).toEqual(render([], [body(coarse, [0, 0, -5])]));
    // Four times as high as the picture.
    const tall: Vec3 = [0.04, 0.45, 0.01];
    expect(render([], [body(fine, [0, 0, -0.15], tall)])).not.toEqual(render([], [body(coarse, [0, 0, -0.15], tall)]));
  });
});
