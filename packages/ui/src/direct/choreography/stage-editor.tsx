import { useState } from 'react';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { Empty } from '../fields/empty.tsx';
import { NodeIssues } from '../fields/node-issues.tsx';
import { Section } from '../fields/section.tsx';
import { SliderRow } from '../fields/slider-row.tsx';
import { TransportBar } from '../fields/transport-bar.tsx';
import { useTransport } from '../fields/use-transport.ts';
import { StageView } from '../stage-view.tsx';
import { Lanes } from './lanes.tsx';
import { Plan } from './plan.tsx';
import styles from './stage-editor.module.css';
import { actorsOf, lengthOf } from './staging.ts';
import { useStaging } from './use-staging.ts';

interface StageEditorProps {
  /** Node of the choreography; left out for an action that none reads. */
  readonly choreography: string | undefined;
  /** Place of the action that is edited first. */
  readonly action: string | undefined;
}

const FACING = { min: -180, max: 180, step: 15 } as const;

/** Stages a shot: who does what, where and when, with the picture that it gives. */
export function StageEditor({ choreography, action }: StageEditorProps) {
  const staging = useStaging(choreography, action);
  const { actions, subjects, place } = staging;
  const [chosen, setChosen] = useState(action);
  const length = lengthOf(actions);
  const transport = useTransport(length);
  const { seconds } = transport;
  const selected = actions.find(({ key }) => key === chosen) ?? actions[0];
  const actors = actorsOf(actions, subjects);
  if (actions.length === 0) {
    return (
      <>
        {choreography !== undefined && <NodeIssues node={choreography} />}
        <Empty>Nobody does anything yet. Wire actions into “actions”: who, what, when and where.</Empty>
      </>
    );
  }
  return (
    <div className={styles.editor}>
      {choreography !== undefined && <NodeIssues node={choreography} />}
      {choreography !== undefined && (
        <StageView
          place={place}
          seconds={Math.max(0, Math.min(seconds, length - 1 / 24))}
          width={480}
          height={270}
          label={`What the camera at rest sees at ${seconds.toFixed(2)} s`}
        />
      )}
      <TransportBar transport={transport} length={length} what="the actions" />
      <Lanes
        staging={staging}
        actors={actors}
        selected={selected}
        seconds={seconds}
        length={length}
        onSelect={setChosen}
      />
      <Plan actions={actions} actors={actors} selected={selected} seconds={seconds} onSelect={setChosen} />
      {selected?.node !== undefined && <ActionFields key={selected.node} node={selected.node} />}
    </div>
  );
}

function ActionFields({ node }: { readonly node: string }) {
  return (
    <>
      <Section title={`Action ${node}`}>
        <ChoiceRow node={node} name="subject" label="Who" />
        <ChoiceRow node={node} name="does" label="Does" />
        <ChoiceRow node={node} name="manner" label="How" />
        <ChoiceRow node={node} name="pose" label="Pose" />
        <SliderRow node={node} name="facing" label="Looks" scale={FACING} />
      </Section>
      <Section title="Time">
        <ChoiceRow node={node} name="start" label="Starts at" />
        <ChoiceRow node={node} name="length" label="Lasts" />
        <ChoiceRow node={node} name="unit" label="Counted in" />
        <ChoiceRow node={node} name="firstBeat" label="First beat" />
      </Section>
    </>
  );
}
