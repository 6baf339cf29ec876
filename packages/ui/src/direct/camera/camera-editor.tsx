import { edgesIn } from '@shotgraph/engine';
import { useNode, useType } from '../../app/editor-context.tsx';
import { NodeIssues } from '../fields/node-issues.tsx';
import { Sentence } from '../fields/sentence.tsx';
import { TransportBar } from '../fields/transport-bar.tsx';
import { Unknown } from '../fields/unknown.tsx';
import { useData } from '../fields/use-data.ts';
import { useTransport } from '../fields/use-transport.ts';
import type { NodeEditorProps } from '../registry.ts';
import styles from './camera-editor.module.css';
import { ChainParts, joints } from './chain-parts.tsx';
import { Controls } from './controls.tsx';
import { MovePicker } from './move-picker.tsx';
import { Picture } from './picture.tsx';
import { Stage } from './stage.tsx';
import { useCameraScene } from './use-camera-scene.ts';

/** Directs a camera: from outside, through its lens, and by its numbers. */
export default function CameraEditor({ id }: NodeEditorProps) {
  const scene = useCameraScene(id);
  const { camera } = scene;
  const words = useData<string>(`${id}.words`);
  const length = camera?.seconds ?? 1;
  const transport = useTransport(length);
  const { seconds } = transport;
  const isPlanned = useType(id)?.inputs.move !== undefined;
  const hasCast = edgesIn(useNode(id)?.inputs.choreography).length > 0;
  if (!camera)
    return (
      <div className={styles.editor}>
        <NodeIssues node={id} />
        <Unknown id={id} what="The way of this camera" />
        {isPlanned && <MovePicker id={id} />}
      </div>
    );
  const known = { ...scene, camera };
  return (
    <div className={styles.editor}>
      <NodeIssues node={id} />
      <div className={styles.views}>
        <Stage id={id} scene={known} seconds={seconds} />
        <Picture id={id} scene={scene} seconds={seconds} />
      </div>
      <TransportBar transport={transport} length={length} marks={isPlanned ? [] : joints(camera)} what="the move" />
      {words !== undefined && <Sentence words={words} />}
      {isPlanned ? <Controls id={id} scene={known} hasCast={hasCast} /> : <ChainParts id={id} camera={camera} />}
    </div>
  );
}
