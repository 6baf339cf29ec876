import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { NodeIssues } from '../fields/node-issues.tsx';
import { Section } from '../fields/section.tsx';
import { Sentence } from '../fields/sentence.tsx';
import { SliderRow } from '../fields/slider-row.tsx';
import { Unknown } from '../fields/unknown.tsx';
import { useData } from '../fields/use-data.ts';
import { useInput } from '../fields/use-input.ts';
import { useReaders } from '../fields/use-readers.ts';
import type { NodeEditorProps } from '../registry.ts';
import { Dial } from './dials.tsx';
import { KELVIN_RANGE, kelvinName, kelvinTrack } from './kelvin-colour.ts';
import { LampControls } from './lamp-controls.tsx';
import { LampList } from './lamp-list.tsx';
import { LitPreview } from './lit-preview.tsx';
import styles from './rig-editor.module.css';
import { SetupPicker } from './setup-picker.tsx';
import { useLampEdits } from './use-lamp-edits.ts';
import { type Rig, useRig } from './use-rig.ts';

const ROLES = ['key', 'fill', 'rim', 'kicker', 'practical', 'background'] as const;
const RIGS: ReadonlySet<string> = new Set(['lighting']);
const KELVIN = { ...KELVIN_RANGE, step: 50, isLog: true };

/** Directs all light of a shot: lamps around the subject, what is around them, and what it does to a face. */
export default function RigEditor({ id }: NodeEditorProps) {
  const rig = useRig(id);
  const edits = useLampEdits(id);
  const setup = String(useInput(id, 'setup').literal ?? '').replaceAll('-', ' ');
  const words = useData<string>(`${id}.words`);
  const [asked, choose] = useState<string>();
  if (!rig)
    return (
      <div className={styles.editor}>
        <NodeIssues node={id} />
        <Unknown id={id} what="The light of this rig" />
        <SetupPicker id={id} />
      </div>
    );
  const { value, lamps } = rig;
  const chosen = lamps.find(({ light }) => light.name === asked) ?? lamps[0];
  const name = chosen?.light.name;
  const dial = { lamps, edits, whiteBalance: value.whiteBalanceKelvin, chosen: name, onChoose: choose };
  return (
    <div className={styles.editor}>
      <NodeIssues node={id} />
      <div className={styles.views}>
        <LitPreview place={`${id}.lighting`} lights={lamps.map(({ light }) => light)} />
        <Dial {...dial} />
      </div>
      {words !== undefined && <Sentence words={words} />}
      <Section title="Setup" summary={setup} isClosed={lamps.length > 0}>
        <SetupPicker id={id} />
        <ChoiceRow node={id} name="mirror" label="Mirror" />
        {lamps.some(({ edge }) => edge === undefined) && (
          <button type="button" className={styles.wide} onClick={() => edits.takeOverAll(rig)}>
            Make all lights of the setup my own
          </button>
        )}
      </Section>
      <Section title="Lights" summary={`${lamps.length}`}>
        <LampList {...dial} />
        <div className={styles.adds}>
          <Plus size={12} aria-hidden="true" />
          {ROLES.map((role) => (
            <button
              key={role}
              type="button"
              className={styles.add}
              aria-label={`Add a ${role} light`}
              onClick={() => edits.add(role)}
            >
              {role}
            </button>
          ))}
        </div>
      </Section>
      {chosen && <ChosenLamp key={name} id={id} rig={rig} lamp={chosen} edits={edits} />}
      <Section title="Around" summary={value.timeOfDay.replaceAll('-', ' ')}>
        <ChoiceRow node={id} name="timeOfDay" label="Time of day" usual={value.timeOfDay} />
        <SliderRow
          node={id}
          name="ambientStops"
          label="Ambient"
          scale={{ min: -8, max: 2, step: 0.5 }}
          usual={value.ambientStops}
        />
        <SliderRow
          node={id}
          name="ambientKelvin"
          label="Its colour"
          scale={KELVIN}
          usual={value.ambientKelvin}
          note={kelvinName(value.ambientKelvin)}
          track={kelvinTrack(value.whiteBalanceKelvin)}
        />
        <SliderRow node={id} name="haze" label="Haze" scale={{ min: 0, max: 1, step: 0.05 }} usual={value.haze} />
        <SliderRow
          node={id}
          name="whiteBalance"
          label="White balance"
          scale={KELVIN}
          usual={value.whiteBalanceKelvin}
          note={kelvinName(value.whiteBalanceKelvin)}
          track={kelvinTrack()}
        />
        <SliderRow
          node={id}
          name="exposure"
          label="Exposure"
          scale={{ min: -4, max: 4, step: 0.5 }}
          usual={value.exposureStops}
        />
      </Section>
    </div>
  );
}

interface ChosenLampProps {
  /** The rig's node. */
  readonly id: string;
  readonly rig: Rig;
  readonly lamp: Rig['lamps'][number];
  readonly edits: ReturnType<typeof useLampEdits>;
}

/** The controls of the lamp that is looked at, or why it has none here. */
function ChosenLamp({ id, rig, lamp, edits }: ChosenLampProps) {
  const { ui } = useEditor();
  const { light, node, edge, from } = lamp;
  const others = useReaders(from ?? '', RIGS).filter((reader) => reader.node !== id);
  if (node !== undefined)
    return (
      <Section title={`Light “${light.name}”`}>
        <LampControls node={node} light={light} whiteBalance={rig.value.whiteBalanceKelvin} />
        {others.length > 0 && (
          <p className={styles.quiet}>
            Also part of {others.map((other) => other.node).join(', ')}: they change with it.
          </p>
        )}
      </Section>
    );
  if (edge === undefined)
    return (
      <Section title={`Light “${light.name}”`}>
        <p className={styles.quiet}>
          It comes with the setup. Drag it, or make it a light of its own, and it is yours.
        </p>
        <button type="button" className={styles.wide} onClick={() => edits.takeOver(lamp)}>
          Make “{light.name}” my own
        </button>
      </Section>
    );
  const source = from!.slice(0, from!.indexOf('.'));
  return (
    <Section title={`Light “${light.name}”`}>
      <p className={styles.quiet}>It is made by {source}, and changed there.</p>
      <button type="button" className={styles.wide} onClick={() => ui.select([source])}>
        Select {source}
      </button>
    </Section>
  );
}
