import { edgesIn, type Op, parseFrom } from '@shotgraph/engine';
import { CARD_WIDTH } from './card-size.ts';
import type { Box, Place } from './layout.ts';

/** Room left around a card that is put between others, px. */
const GAP = 32;
/** About as tall as a card with a few inputs and a picture, px. */
const HEIGHT = 264;

/**
 * Gives nodes that ops add without a place one beside what they feed: left of it, as far down as is free. Those that feed nothing with a
 * place stay as they are.
 *
 * @param boxes - cards of the graph the ops are about, as large as they are thought to be
 * @param places - their top left corners
 */
export function placeAdded(
  ops: readonly Op[],
  boxes: readonly Box[],
  places: ReadonlyMap<string, Place>,
): readonly Op[] {
  const taken = boxes.flatMap(({ id, width, height }) => {
    const place = places.get(id);
    return place ? [{ place, width, height }] : [];
  });
  const isFree = ([x, y]: Place) =>
    taken.every(
      ({ place, width, height }) =>
        x >= place[0] + width + GAP / 2 ||
        place[0] >= x + CARD_WIDTH + GAP / 2 ||
        y >= place[1] + height + GAP / 2 ||
        place[1] >= y + HEIGHT + GAP / 2,
    );
  return ops.map((op) => {
    if (op.op !== 'add-node' || op.at) return op;
    const target = places.get(readerOf(op.id, ops) ?? '');
    if (!target) return op;
    let at: Place = [target[0] - CARD_WIDTH - GAP * 2, target[1]];
    while (!isFree(at)) at = [at[0], at[1] + GAP];
    taken.push({ place: at, width: CARD_WIDTH, height: HEIGHT });
    return { ...op, at };
  });
}

/** The node that ops wire a new one into. */
function readerOf(id: string, ops: readonly Op[]): string | undefined {
  for (const op of ops) {
    if (op.op === 'set-input' && edgesIn(op.value).some(({ from }) => parseFrom(from).node === id)) return op.node;
  }
  return undefined;
}
