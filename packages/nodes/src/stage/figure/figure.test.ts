import { describe, expect, it } from 'vitest';
import { SUBJECT_KINDS } from '../../direct/values/cast.ts';
import { POSES } from '../../direct/values/choreography.ts';
import { toWorld } from '../solid/geometry.ts';
import type { Solid } from '../solid/solid.ts';
import { cornerOf } from '../testing/mesh-facts.ts';
import type { Vec3 } from '../vector.ts';
import { ATTENTION, type BodyPose, changePose, mixPoses, POSE_NUMBERS } from './body-pose.ts';
import { FIGURE_KINDS, type Figure, figureSolids } from './figure.ts';
import { FIGURE_POSES, type FigurePoseName, poseClock, poseOf, strideMetres } from './poses.ts';

const NAMES = Object.keys(FIGURE_POSES) as FigurePoseName[];
const PHASES = [0, 0.1, 0.23, 0.37, 0.5, 0.64, 0.78, 0.91, 1, 3.3];

const figure = (change: Partial<Figure> = {}): Figure => ({
  name: 'Mara',
  kind: 'person',
  heightMetres: 1.75,
  colour: [200, 200, 200],
  pose: ATTENTION,
  phase: 0,
  position: [0, 0, 0],
  facingDegrees: 0,
  ...change,
});

/** All places of a solid, or of several. */
const placesOf = (solids: readonly Solid[]): Vec3[] =>
  solids.flatMap(({ mesh, placing }) =>
    Array.from({ length: mesh.positions.length / 3 }, (_, i) => toWorld(placing, cornerOf(mesh, i))),
  );
const reach = (solids: readonly Solid[], axis: 0 | 1 | 2) => {
  const values = placesOf(solids).map((place) => place[axis]);
  return values.reduce(([low, high], x) => [Math.min(low!, x), Math.max(high!, x)], [Infinity, -Infinity]) as [
    number,
    number,
  ];
};
const part = (solids: readonly Solid[], name: string) => solids.filter((solid) => solid.name.endsWith(name));

describe('figures', () => {
  it('has a pose for every name and a stand-in for every kind that direction knows', () => {
    expect([...NAMES].sort()).toEqual([...POSES].sort());
    expect([...FIGURE_KINDS].sort()).toEqual([...SUBJECT_KINDS].sort());
  });

  it.each(FIGURE_KINDS)('is as high as it should be, stands on the floor at its place: %s', (kind) => {
    const solids = figureSolids(figure({ kind, heightMetres: 1.2, position: [3, -1.6, -7] }));
    const [low, high] = reach(solids, 1);
    expect(low).toBeCloseTo(-1.6, 6);
    expect(high).toBeCloseTo(-0.4, 2);
    const [left, right] = reach(solids, 0);
    expect((left + right) / 2).toBeCloseTo(3, 1);
  });

  it.each(NAMES)('has its lowest point on the floor and every number finite at all phases: %s', (name) => {
    for (const kind of ['person', 'child', 'animal'] as const) {
      for (const phase of PHASES) {
        const pose = poseOf(name, phase);
        for (const number of POSE_NUMBERS) expect(Number.isFinite(pose[number])).toBe(true);
        const [low] = reach(figureSolids(figure({ kind, heightMetres: 1, pose })), 1);
        // Coarse meshes stand exactly; fine ones are a hair rounder.
        expect(low).toBeCloseTo(Math.max(0, pose.lift), 2);
      }
    }
  });

  it('leaves the floor in a run and a jump only', () => {
    const highest = (name: FigurePoseName) =>
      Math.max(...Array.from({ length: 50 }, (_, i) => poseOf(name, i / 50).lift));
    for (const name of NAMES) {
      if (name === 'jump') expect(highest(name)).toBeGreaterThan(0.18);
      else if (name === 'run') expect(highest(name)).toBeGreaterThan(0.015);
      else expect(highest(name)).toBe(0);
    }
  });

  it('faces +Z at 0, +X at 90 and away at 180 degrees', () => {
    const toes = (facingDegrees: number) => {
      const solids = figureSolids(figure({ facingDegrees }));
      const mean = (axis: 0 | 1 | 2) => {
        const [low, high] = reach(part(solids, 'toes'), axis);
        return Math.round(((low + high) / 2) * 10) / 10 + 0;
      };
      return [mean(0), mean(2)];
    };
    expect(toes(0)).toEqual([0, 0.1]);
    expect(toes(90)).toEqual([0.1, 0]);
    expect(toes(180)).toEqual([0, -0.1]);
  });

  it('knows its own left: turned to the viewer it is at the right of the picture', () => {
    const solids = figureSolids(figure({ pose: changePose(ATTENTION, { leftShoulderOut: 90 }) }));
    expect(reach(part(solids, 'left hand'), 0)[1]).toBeGreaterThan(0.7);
    expect(reach(part(solids, 'right hand'), 0)[0]).toBeGreaterThan(-0.35);
  });

  it('moves its joints the way their names say', () => {
    const hand = (pose: BodyPose) => {
      const solids = part(figureSolids(figure({ heightMetres: 1, pose })), 'left hand');
      return [0, 1, 2].map((axis) => {
        const [low, high] = reach(solids, axis as 0);
        return (low + high) / 2;
      }) as [number, number, number];
    };
    const at = hand(ATTENTION);
    expect(hand(changePose(ATTENTION, { leftShoulderForward: 90 }))[2]).toBeGreaterThan(0.3);
    expect(hand(changePose(ATTENTION, { leftElbow: 90 }))[2]).toBeGreaterThan(0.15);
    expect(hand(changePose(ATTENTION, { bodyLean: 60, leftShoulderForward: 60 }))[2]).toBeGreaterThan(at[2] + 0.2);
    expect(hand(changePose(ATTENTION, { bodyTilt: 20 }))[1]).toBeLessThan(at[1]);
    expect(hand(changePose(ATTENTION, { waistTurn: 45 }))[2]).toBeLessThan(-0.05);
    expect(hand(changePose(ATTENTION, { leftElbow: 90, leftShoulderTwist: 60 }))[0]).toBeLessThan(at[0] - 0.1);
  });

  it('sits as high as its shanks, kneels, crouches and lies low', () => {
    const top = (name: FigurePoseName) => reach(figureSolids(figure({ heightMetres: 1, pose: poseOf(name, 0) })), 1)[1];
    expect(top('stand')).toBeGreaterThan(0.98);
    expect(top('sit')).toBeCloseTo(0.76, 1);
    expect(top('kneel')).toBeCloseTo(0.74, 1);
    expect(top('crouch')).toBeLessThan(0.66);
    expect(top('lie')).toBeLessThan(0.17);
    expect(reach(figureSolids(figure({ pose: poseOf('fall', 1) })), 1)[1]).toBeLessThan(0.7);
    expect(top('raise-arms')).toBeGreaterThan(1.15);
  });

  it('covers its limbs with occluders that stay within the body', () => {
    const solids = figureSolids(figure({ pose: poseOf('dance', 0.25), position: [2, 0, 1], facingDegrees: 33 }));
    expect(solids.flatMap(({ occluders }) => occluders).length).toBeGreaterThan(12);
    for (const solid of solids) {
      for (const { from, to, radiusMetres } of solid.occluders) {
        for (const axis of [0, 1, 2] as const) {
          const [low, high] = reach([solid], axis);
          expect(Math.min(from[axis], to[axis]) - radiusMetres).toBeGreaterThan(low - 0.05);
          expect(Math.max(from[axis], to[axis]) + radiusMetres).toBeLessThan(high + 0.05);
        }
      }
    }
  });
});

describe('mixPoses', () => {
  const [a, b] = [poseOf('stand', 0), poseOf('sit', 0)];

  it('is the first pose at 0, the second at 1, and half of both between', () => {
    expect(mixPoses(a, b, 0)).toEqual(a);
    expect(mixPoses(a, b, 1)).toEqual(b);
    expect(mixPoses(a, b, 0.5).leftKnee).toBeCloseTo((a.leftKnee + b.leftKnee) / 2, 9);
    expect(mixPoses(a, a, 0.3)).toEqual(a);
  });

  it('keeps feet on the floor all the way from standing to sitting', () => {
    for (const share of [0.2, 0.5, 0.8]) {
      const [low] = reach(figureSolids(figure({ pose: mixPoses(a, b, share) })), 1);
      expect(low).toBeCloseTo(0, 2);
    }
  });
});

describe('walking', () => {
  /** The lowest places of a foot's sole in the world, while its body goes forward with the stride. */
  function soleSlip(name: FigurePoseName, kind: 'person' | 'child', contact: readonly [number, number]): number {
    const height = kind === 'child' ? 1.2 : 1.75;
    const stride = strideMetres(height, name, kind);
    const heights: number[] = [];
    const places: number[] = [];
    for (let i = 0; i <= 20; i++) {
      const phase = contact[0] + ((contact[1] - contact[0]) * i) / 20;
      const solids = figureSolids(
        figure({ kind, heightMetres: height, pose: poseOf(name, phase), position: [0, 0, phase * stride] }),
      );
      // The joint of the toes stays where it is from when the foot is flat until it leaves the floor.
      const { origin } = part(solids, 'left toes')[0]!.placing;
      places.push(origin[2]);
      heights.push(origin[1]);
    }
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(0.012 * height);
    return (Math.max(...places) - Math.min(...places)) / height;
  }

  it('does not slide: the ball of the foot stays in place while it carries', () => {
    // From flat to the end of the contact.
    expect(soleSlip('walk', 'person', [0.1, 0.6])).toBeLessThan(0.008);
    expect(soleSlip('walk', 'child', [0.1, 0.6])).toBeLessThan(0.012);
    expect(soleSlip('run', 'person', [0.04, 0.3])).toBeLessThan(0.012);
  });

  it('comes round after one cycle, and its second half is the mirror image of the first', () => {
    for (const name of ['walk', 'run'] as const) {
      const [now, next, half] = [poseOf(name, 0.2), poseOf(name, 5.2), poseOf(name, 0.7)];
      for (const number of POSE_NUMBERS) expect(next[number]).toBeCloseTo(now[number], 9);
      expect(half.rightKnee).toBeCloseTo(now.leftKnee, 9);
      expect(half.leftShoulderForward).toBeCloseTo(now.rightShoulderForward, 9);
      expect(half.bodyTurn).toBeCloseTo(-now.bodyTurn, 9);
    }
  });

  it('moves without jumps: small steps of phase are small steps of every number', () => {
    for (const name of NAMES.filter((pose) => poseClock(pose).by !== 'action')) {
      for (let i = 0; i < 200; i++) {
        const [a, b] = [poseOf(name, i / 200), poseOf(name, (i + 1) / 200)];
        // 15 degrees in a two hundredth of a cycle is a whip; shares are far below.
        for (const number of POSE_NUMBERS) expect(Math.abs(b[number] - a[number])).toBeLessThan(15);
      }
    }
  });

  it('strides in proportion to the height, wheels turn once on their circumference', () => {
    expect(strideMetres(1.75, 'walk')).toBeCloseTo(1.33, 2);
    expect(strideMetres(3.5, 'walk')).toBeCloseTo(2 * strideMetres(1.75, 'walk'), 9);
    expect(strideMetres(1.75, 'run')).toBeGreaterThan(1.5 * strideMetres(1.75, 'walk'));
    expect(strideMetres(1.2, 'walk', 'child')).toBeLessThan(strideMetres(1.2, 'walk'));
    expect(strideMetres(1.75, 'sit')).toBe(0);
    expect(strideMetres(1, 'walk', 'object')).toBe(0);
    expect(strideMetres(1.5, 'stand', 'vehicle')).toBeCloseTo(2 * Math.PI * 0.33, 9);
  });

  it('turns the wheels of a vehicle forward with its phase', () => {
    const mark = (phase: number) => {
      const spokes = part(figureSolids(figure({ kind: 'vehicle', phase })), 'spokes')[0]!;
      return toWorld(spokes.placing, [0.1, 0, 0]);
    };
    // What is at the top at first is a quarter turn later in front.
    expect(mark(0)[1]).toBeGreaterThan(mark(0.5)[1]);
    expect(mark(0.25)[2]).toBeGreaterThan(mark(0)[2] + 0.05);
    for (const axis of [0, 1, 2] as const) expect(mark(7)[axis]).toBeCloseTo(mark(0)[axis], 9);
  });
});
