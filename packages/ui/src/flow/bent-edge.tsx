import { BaseEdge, type EdgeProps } from '@xyflow/react';
import type { WireEdge } from './adapter.ts';
import { curvesThrough, toPath } from './bend-path.ts';

/** An edge that is led through points. */
export function BentEdge({ id, sourceX, sourceY, targetX, targetY, data }: EdgeProps<WireEdge>) {
  const plain = Float64Array.of(sourceX, sourceY, sourceX, sourceY, targetX, targetY, targetX, targetY);
  return <BaseEdge id={id} path={toPath(curvesThrough(plain, data!.bends))} />;
}
