import type { Vec3, View } from '@shotgraph/nodes/stage';
import { memo } from 'react';
import { floorLines } from './floor-lines.ts';
import { floorAt, lineData } from './projecting.ts';
import styles from './stage-art.module.css';

/** The floor: a grid of metres around what is looked at, every fifth line stronger, and the mark of the camera at rest. */
export const Floor = memo(function Floor({ view, level }: { readonly view: View; readonly level: number }) {
  const { width, height } = view.size;
  const middle = floorAt(view, { x: width / 2, y: height / 2 }, level) ?? ([0, level, 0] as Vec3);
  const { minor, major } = floorLines(middle, distance(view.position, middle), level);
  const join = (lines: readonly (readonly [Vec3, Vec3])[]) => lines.map((line) => lineData(view, line)).join('');
  const mark: Vec3[] = [
    [-0.25, level, 0],
    [0, level, -0.5],
    [0.25, level, 0],
  ];
  return (
    <>
      <path d={join(minor)} className={styles.minor} />
      <path d={join(major)} className={styles.major} />
      <path d={lineData(view, mark)} className={styles.mark} />
    </>
  );
});

const distance = (a: Vec3, b: Vec3) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
