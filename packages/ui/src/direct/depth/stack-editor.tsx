import { edgesIn } from '@shotgraph/engine';
import { useMemo, useRef, useState } from 'react';
import { useEditor, useNode } from '../../app/editor-context.tsx';
import { Empty } from '../fields/empty.tsx';
import { NodeIssues } from '../fields/node-issues.tsx';
import { Section } from '../fields/section.tsx';
import { SliderRow } from '../fields/slider-row.tsx';
import { StageView } from '../stage-view.tsx';
import { isNumber, literalOf } from '../timeline/film.ts';
import { outputOf, useEdits } from '../timeline/use-film.ts';
import { useView } from '../use-view.ts';
import { rangeOf, ticksOf, toShare } from './distance.ts';
import { Hides } from './hides.tsx';
import { LayerFields } from './layer-fields.tsx';
import { LayerRow } from './layer-row.tsx';
import { SharpRow } from './sharp-row.tsx';
import { behind, inOrder, type KnownLayer, layerEdges, readLayers, type Sharp, type StackLayer } from './stack.ts';
import styles from './stack-editor.module.css';

const DATA = { view: 'data' } as const;
const EYE = { min: 0.1, max: 10, step: 0.05, isLog: true } as const;

interface StackEditorProps {
  readonly depth: string;
  /** Place of the layer that is edited first. */
  readonly layer: string | undefined;
}

/** What stands in front of what: layers on an axis of distances, near at the left, with the picture that they give. */
export function StackEditor({ depth, layer }: StackEditorProps) {
  const place = outputOf(useEditor(), depth, 'depth') ?? `${depth}.depth`;
  const layers = useStack(depth, place);
  const sharp = useSharp(depth);
  const [chosen, setChosen] = useState(layer);
  // What is dragged stays under the pointer: neither the axis nor the order of the rows follows before it is let go.
  const [held, setHeld] = useState<{ readonly range: ReturnType<typeof rangeOf>; readonly keys: readonly string[] }>();
  const selected = layers.find(({ key }) => key === chosen) ?? layers[0];
  const reach = [...layers.map(({ metres }) => metres), ...[sharp.near, sharp.far].filter((end) => end !== undefined)];
  const range = held?.range ?? rangeOf(reach);
  const ticks = ticksOf(range);
  const hold = (isHeld: boolean) => setHeld(isHeld ? { range, keys: layers.map(({ key }) => key) } : undefined);
  return (
    <div className={styles.editor}>
      <NodeIssues node={depth} />
      {layers.length > 0 && (
        <StageView
          place={place}
          seconds={0}
          width={480}
          height={270}
          style="pictures"
          label="The layers as the camera at rest sees them"
        />
      )}
      {layers.length === 0 ? (
        <Empty>Nothing stands anywhere yet. Wire layers into “layers”: pictures or boxes, each at its distance.</Empty>
      ) : (
        <div className={styles.stack}>
          <div className={styles.axis} aria-hidden="true">
            {ticks.map((metres) => (
              <span key={metres} style={{ left: `${toShare(metres, range) * 100}%` }}>
                {metres}
              </span>
            ))}
            <b>m</b>
          </div>
          <SharpRow node={depth} sharp={sharp} layers={layers} range={range} onHold={hold} />
          <ol className={styles.layers} aria-label="Layers from near to far">
            {(held ? inOrder(layers, held.keys) : layers).map((each) => (
              <LayerRow
                key={each.key}
                layer={each}
                range={range}
                sharp={sharp}
                ticks={ticks}
                isSelected={each.key === selected?.key}
                onSelect={() => setChosen(each.key)}
                onHold={hold}
              />
            ))}
          </ol>
        </div>
      )}
      {selected && <Occlusion layers={layers} selected={selected} />}
      {selected?.node !== undefined && <LayerFields key={selected.node} node={selected.node} />}
      <Section title="Camera at rest" isClosed>
        <SliderRow node={depth} name="eye" label="Eye height" scale={EYE} />
      </Section>
    </div>
  );
}

function Occlusion({ layers, selected }: { readonly layers: readonly StackLayer[]; readonly selected: StackLayer }) {
  const names = behind(layers, selected);
  const pairs = layers.flatMap(({ name, occludes }) => occludes.map((hidden) => `${name} hides ${hidden}`));
  return (
    <Section title="What hides what" summary={pairs.length === 0 ? 'nothing said' : `${pairs.length}`}>
      {pairs.length > 0 && (
        <ol className={styles.pairs}>
          {pairs.map((pair) => (
            <li key={pair}>{pair}</li>
          ))}
        </ol>
      )}
      <Hides layer={selected} names={names} />
    </Section>
  );
}

function useStack(depth: string, place: string): readonly StackLayer[] {
  const editor = useEditor();
  const version = useEdits();
  const value = useView(place, DATA) as unknown as { readonly layers: readonly KnownLayer[] } | null | undefined;
  const last = useRef<{ readonly edges: string; readonly known: readonly KnownLayer[] }>(undefined);
  // The version stands for everything the document says.
  return useMemo(() => {
    const part = editor.part();
    const typeOf = editor.types.of.bind(undefined, part);
    const edges = layerEdges(part, depth);
    const wired = edges.join(' ');
    // Between an edit and its plan there is no value: of the same layers what was known last stays, so that no name flickers in a drag.
    if (value) last.current = { edges: wired, known: value.layers };
    const known = last.current?.edges === wired ? last.current.known : [];
    return readLayers({ part, typeOf, known }, edges);
  }, [editor, version, depth, value]);
}

function useSharp(depth: string): Sharp & { readonly isWired: boolean } {
  const record = useNode(depth);
  const isWired = ['sharpNear', 'sharpFar'].some((input) => edgesIn(record?.inputs[input]).length > 0);
  return { near: literalOf(record, 'sharpNear', isNumber), far: literalOf(record, 'sharpFar', isNumber), isWired };
}
