import { edgesIn, parseFrom } from '@shotgraph/engine';
import { useEditor, useNode } from '../../app/editor-context.tsx';
import styles from './chain-parts.module.css';
import { MoveGlimpse } from './move-glimpse.tsx';
import { lookOfMove } from './move-looks.ts';
import type { CameraScene } from './use-camera-scene.ts';

type Camera = NonNullable<CameraScene['camera']>;

/** Instants at which the next camera of a chain takes over, seconds. */
export function joints({ moves }: Camera): number[] {
  let at = 0;
  return moves.slice(0, -1).map(({ seconds }) => {
    at += seconds;
    return at;
  });
}

/** The cameras a chain is made of, in their order: each leads to where it is directed. */
export function ChainParts({ id, camera }: { readonly id: string; readonly camera: Camera }) {
  const { ui } = useEditor();
  const edges = edgesIn(useNode(id)?.inputs.cameras);
  // Where every camera makes one move they go with each other one by one.
  const isOneByOne = edges.length === camera.moves.length;
  return (
    <ol className={styles.parts} aria-label="Cameras of the chain, in order">
      {edges.map(({ from }, index) => {
        const { node } = parseFrom(from);
        const made = isOneByOne ? camera.moves[index] : undefined;
        return (
          <li key={`${from} ${index}`}>
            <button type="button" className={styles.part} title={`Direct ${node}`} onClick={() => ui.select([node])}>
              {made && (
                <span className={styles.glimpse}>
                  <MoveGlimpse glimpse={lookOfMove(made.move).glimpse} />
                </span>
              )}
              <span className={styles.words}>
                <b>{node}</b>
                {made && <span>{inWords(made)}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function inWords({ move, amount, unit, seconds }: Camera['moves'][number]): string {
  const round = (value: number) => Math.round(value * 100) / 100;
  const way = unit === '' ? '' : ` ${round(amount)} ${unit}`;
  return `${lookOfMove(move).name.toLowerCase()}${way} · ${round(seconds)} s`;
}
