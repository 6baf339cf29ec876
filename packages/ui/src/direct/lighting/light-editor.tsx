import type { LightValue } from '@shotgraph/nodes';
import { Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { useEditor, useNode } from '../../app/editor-context.tsx';
import { NodeIssues } from '../fields/node-issues.tsx';
import { Section } from '../fields/section.tsx';
import { SliderRow } from '../fields/slider-row.tsx';
import { Unknown } from '../fields/unknown.tsx';
import { useData } from '../fields/use-data.ts';
import { useReaders } from '../fields/use-readers.ts';
import type { NodeEditorProps } from '../registry.ts';
import { Dial } from './dials.tsx';
import { KELVIN_RANGE } from './kelvin-colour.ts';
import { LampControls } from './lamp-controls.tsx';
import { typedIn } from './lamps.ts';
import { LitPreview } from './lit-preview.tsx';
import styles from './rig-editor.module.css';
import { useLampEdits } from './use-lamp-edits.ts';
import { useRig } from './use-rig.ts';

const RIGS: ReadonlySet<string> = new Set(['lighting']);

/** Directs one light, seen in a rig that it is wired into where there is one. */
export default function LightEditor({ id }: NodeEditorProps) {
  const { ui } = useEditor();
  const record = useNode(id);
  const made = useData<LightValue>(`${id}.light`);
  const rigs = useReaders(`${id}.light`, RIGS);
  const [asked, ask] = useState<string>();
  const shown = rigs.find(({ node }) => node === asked) ?? rigs[0];
  const rig = useRig(shown?.node);
  const edits = useLampEdits(undefined);
  if (!made)
    return (
      <div className={styles.editor}>
        <NodeIssues node={id} />
        <Unknown id={id} what="This light" />
      </div>
    );
  const light = { ...made, ...typedIn(record?.inputs ?? {}) };
  const whiteBalance = rig?.value.whiteBalanceKelvin;
  return (
    <div className={styles.editor}>
      <NodeIssues node={id} />
      <div className={styles.views}>
        {shown && (
          <LitPreview key={shown.place} place={shown.place} lights={rig?.lamps.map((lamp) => lamp.light) ?? []} />
        )}
        <Dial
          lamps={[{ light, node: id, edge: 0 }]}
          edits={edits}
          whiteBalance={whiteBalance ?? 5600}
          chosen={light.name}
          onChoose={() => {}}
        />
      </div>
      {rigs.length === 0 && <p className={styles.quiet}>Wire it into a lighting rig to see it on a face.</p>}
      {rigs.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div className={styles.adds} role="group" aria-label="Rigs that this light is part of">
          <Lightbulb size={12} aria-hidden="true" />
          {rigs.map(({ node }) => (
            <button
              key={node}
              type="button"
              className={styles.rig}
              aria-pressed={node === shown?.node}
              title={node === shown?.node ? `Seen in ${node}` : `See it in ${node}`}
              onClick={() => ask(node)}
              onDoubleClick={() => ui.select([node])}
            >
              {node}
            </button>
          ))}
        </div>
      )}
      <Section title="Light">
        <LampControls node={id} light={light} whiteBalance={whiteBalance} />
      </Section>
      <Section title="Change and flicker" summary={restlessness(light)} isClosed>
        <SliderRow
          node={id}
          name="endStops"
          label="Ends at"
          scale={{ min: -8, max: 4, step: 0.25 }}
          usual={light.changes.at(-1)?.stops ?? light.stops}
        />
        <SliderRow
          node={id}
          name="endKelvin"
          label="End colour"
          scale={{ ...KELVIN_RANGE, step: 50, isLog: true }}
          usual={light.changes.at(-1)?.kelvin ?? light.kelvin}
        />
        <SliderRow node={id} name="changeStart" label="Begins" scale={{ min: 0, max: 15, step: 0.1 }} />
        <SliderRow
          node={id}
          name="changeSeconds"
          label="Takes"
          scale={{ min: 0.1, max: 30, step: 0.05, isLog: true }}
        />
        <SliderRow
          node={id}
          name="flickerStops"
          label="Flicker"
          scale={{ min: 0, max: 3, step: 0.1 }}
          usual={light.flicker?.stops ?? 0}
        />
        <SliderRow
          node={id}
          name="flickerHz"
          label="How often"
          scale={{ min: 0.1, max: 30, step: 0.1, isLog: true }}
          usual={light.flicker?.hz ?? 6}
        />
      </Section>
    </div>
  );
}

const restlessness = ({ changes, flicker }: LightValue) =>
  [changes.length > 0 && 'changes', flicker && 'flickers'].filter(Boolean).join(', ') || 'steady';
