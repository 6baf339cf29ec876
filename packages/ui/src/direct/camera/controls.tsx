import { ChoiceRow } from '../fields/choice-row.tsx';
import { Section } from '../fields/section.tsx';
import { SliderRow } from '../fields/slider-row.tsx';
import { EaseRow } from './ease-row.tsx';
import { LensRow } from './lens-row.tsx';
import { lookOfMove } from './move-looks.ts';
import { MovePicker } from './move-picker.tsx';
import { SubjectRow } from './subject-row.tsx';
import type { CameraScene } from './use-camera-scene.ts';

interface ControlsProps {
  readonly id: string;
  readonly scene: CameraScene & { readonly camera: NonNullable<CameraScene['camera']> };
  /** Whom the camera itself knows: those of the choreography that is wired into it. */
  readonly hasCast: boolean;
}

const CLOSING = new Set(['arc', 'follow', 'lead']);
const PIVOTING = new Set(['orbit', 'arc', 'crane', 'dolly-zoom']);
const ABOUT = new Set([...PIVOTING, 'follow', 'lead', 'rack-focus']);
const METRES = { min: -6, max: 6, step: 0.1 };

/** Everything a planned camera can be told, most asked for first. */
export function Controls({ id, scene, hasCast }: ControlsProps) {
  const { camera, inputs } = scene;
  const choreography = hasCast ? scene.choreography : undefined;
  const made = camera.moves[0];
  const move = made?.move ?? 'static';
  const { amount, name } = lookOfMove(move);
  const first = camera.keys[0]!;
  // While everything is sharp there is nothing to focus on.
  const isFocused = camera.fStop !== undefined || inputs.focus !== undefined;
  return (
    <div>
      <Section title="Move" summary={name}>
        <MovePicker id={id} />
        {amount && (
          <SliderRow
            node={id}
            name="amount"
            label="Amount"
            scale={amount}
            usual={made?.amount}
            unit={made?.unit}
            note={amountWords(move, made?.unit)}
          />
        )}
        {ABOUT.has(move) && (
          <SubjectRow id={id} name="subject" label="About" nobody="the point ahead" choreography={choreography} />
        )}
        {PIVOTING.has(move) && made?.subject === undefined && (
          <SliderRow
            node={id}
            name="distance"
            label="Distance"
            scale={{ min: 0.3, max: 30, step: 0.05, isLog: true }}
          />
        )}
        {CLOSING.has(move) && (
          <SliderRow node={id} name="closer" label="Closer" scale={METRES} usual={made?.closerMetres ?? 0} />
        )}
        <SliderRow node={id} name="seconds" label="Seconds" scale={{ min: 0.5, max: 30, step: 0.05, isLog: true }} />
        <EaseRow id={id} />
        <SubjectRow id={id} name="aim" label="Turned to" nobody="nobody" choreography={choreography} />
      </Section>
      <Section title="Lens and focus" summary={`${Math.round(first.focalLengthMm)} mm`}>
        <LensRow id={id} startMm={first.focalLengthMm} sensorWidthMm={camera.sensorWidthMm} />
        <SliderRow
          node={id}
          name="fStop"
          label="Stop"
          scale={{ min: 0.7, max: 22, step: 0.1, isLog: true }}
          usual={camera.fStop}
          note={camera.fStop === undefined ? 'all sharp' : `f/${camera.fStop}`}
        />
        {isFocused && (
          <>
            <SliderRow
              node={id}
              name="focus"
              label="Focus"
              scale={{ min: 0.3, max: 50, step: 0.05, isLog: true }}
              usual={first.focusMetres}
            />
            <SubjectRow id={id} name="focusOn" label="Keep sharp" nobody="nobody" choreography={choreography} />
          </>
        )}
      </Section>
      <Section title="Start" summary={startWords(inputs)} isClosed>
        <SliderRow node={id} name="startRight" label="Right" scale={METRES} />
        <SliderRow node={id} name="startForward" label="Ahead" scale={METRES} />
        <SliderRow node={id} name="startUp" label="Up" scale={{ min: -2, max: 6, step: 0.05 }} />
        <SliderRow node={id} name="startPan" label="Pan" scale={{ min: -180, max: 180, step: 1 }} />
        <SliderRow node={id} name="startTilt" label="Tilt" scale={{ min: -90, max: 90, step: 1 }} />
        <SliderRow node={id} name="startRoll" label="Roll" scale={{ min: -45, max: 45, step: 1 }} />
      </Section>
      <Section title="Support" summary={camera.support ?? 'nothing special'} isClosed>
        <ChoiceRow node={id} name="support" label="Carried by" usual={camera.support} />
        <SliderRow
          node={id}
          name="shake"
          label="Shake"
          scale={{ min: 0, max: 3, step: 0.05 }}
          usual={camera.shake?.degrees ?? 0}
        />
        <SliderRow
          node={id}
          name="shakeRate"
          label="Shake rate"
          scale={{ min: 0.1, max: 12, step: 0.1, isLog: true }}
          usual={camera.shake?.hz}
        />
      </Section>
    </div>
  );
}

function startWords({ startRight = 0, startUp = 0, startForward = 0 }: CameraScene['inputs']): string {
  const metres = [startRight, startUp, startForward];
  return metres.every((value) => value === 0) ? 'at rest' : metres.map((value) => `${value} m`).join(' · ');
}

/** How an amount counts, where its field cannot say it. */
function amountWords(move: string, unit: string | undefined): string | undefined {
  if (unit === 'x') return 'times nearer';
  if (move === 'rack-focus') return 'metres away';
  return unit === 'm' ? 'metres' : unit === '°' ? 'degrees' : undefined;
}
