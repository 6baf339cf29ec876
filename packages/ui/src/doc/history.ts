import type { Op } from '@shotgraph/engine';
import { topicIn } from './topics.ts';

/** One step of undo: what was done and what takes it back. */
export interface Step {
  /** Its own number, which it keeps while edits join it and while it is undone. */
  readonly id: number;
  readonly ops: readonly Op[];
  readonly inverse: readonly Op[];
}

/** Steps kept; older ones are forgotten. */
const MAX_STEPS = 500;

/**
 * Undo and redo by marks: edits made under one open mark (typing in one field, one drag) are one step. Selection, runs and the
 * viewport are no steps.
 */
export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What undo would take back, the oldest first. */
  readonly past: readonly Step[];
  /** Adds an edit; under the mark of the last one it joins that step. */
  push(ops: readonly Op[], inverse: readonly Op[], mark?: string): void;
  /** The next edit starts a step of its own. */
  closeMark(): void;
  /** Forgets the step of the open mark, if an edit was made under it; what could be redone before it can be redone again. */
  takeOpen(): Step | undefined;
  takeUndo(): Step | undefined;
  takeRedo(): Step | undefined;
}

/** Makes an empty history. */
export function createHistory(): History {
  const past: Step[] = [];
  const future: Step[] = [];
  let openMark: string | undefined;
  /** What could be redone before the step of the open mark. */
  let shadowed: readonly Step[] = [];
  let count = 0;
  return {
    past,
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
    push(ops, inverse, mark) {
      const last = past.at(-1);
      if (mark !== undefined && mark === openMark && last) {
        past[past.length - 1] = {
          id: last.id,
          ops: squash([...last.ops, ...ops]),
          inverse: squashInverse([...inverse, ...last.inverse]),
        };
      } else {
        shadowed = [...future];
        past.push({ id: ++count, ops, inverse });
        if (past.length > MAX_STEPS) past.shift();
      }
      openMark = mark;
      future.length = 0;
    },
    closeMark() {
      openMark = undefined;
    },
    takeOpen() {
      if (openMark === undefined) return undefined;
      openMark = undefined;
      future.push(...shadowed);
      return past.pop();
    },
    takeUndo() {
      openMark = undefined;
      const step = past.pop();
      if (step) future.push(step);
      return step;
    },
    takeRedo() {
      openMark = undefined;
      const step = future.pop();
      if (step) past.push(step);
      return step;
    },
  };
}

/** What an op overwrites as a whole, so that of several only one matters. */
function placeOf(op: Op): string | undefined {
  if (op.op === 'set-input') return topicIn(op.graph, `input ${op.node} ${op.input}`);
  if (op.op === 'move-node') return topicIn(op.graph, `move ${op.id}`);
  if (op.op === 'set-frame' || op.op === 'set-note') return topicIn(op.graph, `${op.op} ${op.id}`);
  if (op.op === 'set-bends') return topicIn(op.graph, `bends ${op.edge}`);
  if (op.op === 'set-take') return topicIn(op.graph, `take ${op.take}`);
  if (op.op === 'set-owner') return topicIn(op.graph, `owner ${op.take}`);
  return op.op === 'set-title' ? topicIn(op.graph, 'title') : undefined;
}

/** Keeps the last op of each place, when all of them only overwrite: a hundred keys typed stay one op. */
function squash(ops: readonly Op[]): readonly Op[] {
  const byPlace = new Map<string, Op>();
  for (const op of ops) {
    const place = placeOf(op);
    if (place === undefined) return ops;
    byPlace.set(place, op);
  }
  return [...byPlace.values()];
}

/** The inverse runs from the newest edit to the oldest: what the oldest restores is what stays. */
const squashInverse = squash;
