import { useNode } from '../../app/editor-context.tsx';
import { Checklist } from '../checklist/checklist.tsx';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { NodeIssues } from '../fields/node-issues.tsx';
import { Section } from '../fields/section.tsx';
import { TransportBar } from '../fields/transport-bar.tsx';
import { Unknown } from '../fields/unknown.tsx';
import { useKept } from '../fields/use-kept.ts';
import { useTransport } from '../fields/use-transport.ts';
import type { NodeEditorProps } from '../registry.ts';
import { StageView } from '../stage-view.tsx';
import { useView } from '../use-view.ts';
import { InputField } from './input-field.tsx';
import styles from './shot-editor.module.css';

const DATA = { view: 'data' } as const;

/** Directs a shot: its picture over its time, the four points, and what it says itself. */
export default function ShotEditor({ id }: NodeEditorProps) {
  const place = `${id}.shot`;
  const seen = useView(place, DATA) as { readonly name: string; readonly seconds: number } | null | undefined;
  const value = useKept(seen, place);
  const name = useNode(id)?.inputs.name;
  const length = value?.seconds ?? 1;
  const transport = useTransport(length);
  return (
    <>
      {value || seen === undefined ? (
        <div className={styles.views}>
          <StageView
            place={place}
            seconds={Math.min(transport.seconds, length - 1 / 24)}
            width={480}
            height={270}
            style="pictures"
            label={`Frame of ${value?.name ?? id} at ${transport.seconds.toFixed(2)} s`}
          />
          <TransportBar transport={transport} length={length} what="the shot" />
        </div>
      ) : (
        <Unknown id={id} what="The picture of this shot" />
      )}
      <NodeIssues node={id} />
      <Checklist place={place} shots={[{ name: typeof name === 'string' ? name : id, node: id }]} isShot />
      <Section title="Seen">
        <div className={styles.words}>
          <InputField node={id} input="description" label={`Words of ${id}`} />
        </div>
        <ChoiceRow node={id} name="size" label="Size" />
        <ChoiceRow node={id} name="angle" label="Angle" />
        <ChoiceRow node={id} name="seconds" label="Length" />
        <ChoiceRow node={id} name="transition" label="Begins with" />
        <ChoiceRow node={id} name="transitionSeconds" label="Overlap" />
      </Section>
      <Section title="Heard" isClosed>
        <ChoiceRow node={id} name="music" label="Music" />
        <ChoiceRow node={id} name="sounds" label="Sounds" />
      </Section>
    </>
  );
}
