import type { LightValue } from '@shotgraph/nodes';
import { TransportBar } from '../fields/transport-bar.tsx';
import { useTransport } from '../fields/use-transport.ts';
import { StageView } from '../stage-view.tsx';
import styles from './lit-preview.module.css';

interface LitPreviewProps {
  /** Of a rig. */
  readonly place: string;
  readonly lights: readonly LightValue[];
}

const WIDE = 384;
const HIGH = 216;

/** What the light does to a face, a grey and a white ball; over time where it changes. */
export function LitPreview({ place, lights }: LitPreviewProps) {
  const changes = lights.flatMap((light) => light.changes.map(({ seconds }) => seconds));
  const length = Math.max(1, ...changes);
  const transport = useTransport(length);
  return (
    <div className={styles.preview}>
      <StageView
        refines
        place={place}
        seconds={changes.length > 0 ? transport.seconds : 0}
        width={WIDE}
        height={HIGH}
        label="A face and two balls in this light"
      />
      {changes.length > 0 && (
        <TransportBar transport={transport} length={length} marks={[...new Set(changes)]} what="the change of light" />
      )}
    </div>
  );
}
