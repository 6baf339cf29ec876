import type { CSSProperties } from 'react';
import { Grip } from '../fields/grip.tsx';
import styles from './dial.module.css';
import {
  type Dial as DialShape,
  elevationAt,
  lampDiameter,
  lightAt,
  radiusOf,
  spotOfElevation,
  spotOfLight,
  turned,
} from './dial.ts';
import { DialArt } from './dial-art.tsx';
import { kelvinColour } from './kelvin-colour.ts';
import type { Lamp } from './lamps.ts';
import type { LampEdits } from './use-lamp-edits.ts';

interface DialProps {
  readonly lamps: readonly Lamp[];
  readonly edits: LampEdits;
  readonly whiteBalance: number;
  /** Name of the lamp that is looked at. */
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
}

/** Both stand beside each other in a panel as narrow as it usually is. */
const SIZE = 176;
const SIDE = { width: 92, height: 176 };
const DIAL: DialShape = { middle: { x: SIZE / 2, y: SIZE / 2 - 4 }, inner: 24, outer: 72 };
const SIDE_MIDDLE = { x: 18, y: SIDE.height / 2 - 4 };
const SIDE_RADIUS = 56;
const STEP_DEGREES = 5;

/** All lamps from the top, to be turned around the subject, and from the side, to be raised and sunk. */
export function Dial(props: DialProps) {
  const { lamps, whiteBalance, chosen } = props;
  // Always in the same order on the page, whatever the rig makes of it: what is held must not be moved there.
  const inOrder = [...lamps].sort((a, b) => (a.light.name < b.light.name ? -1 : 1));
  const art = { lamps: inOrder, whiteBalance, chosen };
  return (
    <div className={styles.dials}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className={styles.dial} role="group" aria-label="Lights from the top" style={{ width: SIZE, height: SIZE }}>
        <DialArt.Top dial={DIAL} size={SIZE} {...art} />
        {inOrder.map((lamp) => (
          <TopGrip key={lamp.light.name} lamp={lamp} {...props} />
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className={styles.dial} role="group" aria-label="Lights from the side" style={SIDE}>
        <DialArt.Side middle={SIDE_MIDDLE} radius={SIDE_RADIUS} size={SIDE} {...art} />
        {inOrder.map((lamp) => (
          <SideGrip key={lamp.light.name} lamp={lamp} {...props} />
        ))}
      </div>
    </div>
  );
}

type LampGripProps = DialProps & { readonly lamp: Lamp };

const lookOf = ({ light }: Lamp, diameter: number, whiteBalance: number) =>
  ({
    '--lamp': kelvinColour(light.kelvin, whiteBalance),
    '--size': `${diameter}px`,
    '--glow': Math.max(0.15, Math.min(1, 2 ** (light.stops / 2))),
  }) as CSSProperties;

const classOf = ({ edge }: Lamp, isChosen: boolean) =>
  [styles.lamp, edge === undefined && styles.setup, isChosen && styles.chosen].filter(Boolean).join(' ');

function TopGrip({ lamp, edits, whiteBalance, chosen, onChoose }: LampGripProps) {
  const { name, azimuthDegrees, distanceMetres, sizeDegrees } = lamp.light;
  if (!edits.canMove(lamp)) return null;
  const diameter = lampDiameter(radiusOf(DIAL, distanceMetres), sizeDegrees);
  return (
    <Grip
      id={`${name} top`}
      className={classOf(lamp, name === chosen)}
      style={lookOf(lamp, diameter, whiteBalance)}
      label={`Direction of ${name}`}
      hint=""
      within={SIZE}
      text={`${Math.round(azimuthDegrees)}°, ${metresWords(distanceMetres)}`}
      now={azimuthDegrees}
      spot={spotOfLight(DIAL, azimuthDegrees, distanceMetres)}
      onTake={() => onChoose(name)}
      onHold={() => {
        const write = edits.writer(lamp);
        return (pointer, isFree) => write(lightAt(DIAL, pointer, distanceMetres, isFree));
      }}
      onStep={(x, y, isFine) => {
        const by = x * (isFine ? 1 : STEP_DEGREES);
        if (x !== 0) edits.writer(lamp)({ azimuth: turned(azimuthDegrees, by) });
        else edits.writer(lamp)({ distance: withinReach(Number((distanceMetres * 1.1 ** y).toPrecision(2))) });
      }}
      onDone={edits.done}
    />
  );
}

function SideGrip({ lamp, edits, whiteBalance, chosen, onChoose }: LampGripProps) {
  const { name, elevationDegrees, sizeDegrees } = lamp.light;
  if (!edits.canMove(lamp)) return null;
  return (
    <Grip
      id={`${name} side`}
      className={classOf(lamp, name === chosen)}
      style={lookOf(lamp, Math.min(28, lampDiameter(SIDE_RADIUS, sizeDegrees)), whiteBalance)}
      label={`Elevation of ${name}`}
      hint=""
      within={SIDE.width}
      text={`${Math.round(elevationDegrees)}°`}
      now={elevationDegrees}
      spot={spotOfElevation(SIDE_MIDDLE, SIDE_RADIUS, elevationDegrees)}
      onTake={() => onChoose(name)}
      onHold={() => {
        const write = edits.writer(lamp);
        return (pointer, isFree) => write({ elevation: elevationAt(SIDE_MIDDLE, pointer, isFree) });
      }}
      onStep={(x, y, isFine) => {
        const to = elevationDegrees + (y !== 0 ? y : x) * (isFine ? 1 : STEP_DEGREES);
        edits.writer(lamp)({ elevation: Math.min(90, Math.max(-90, to)) });
      }}
      onDone={edits.done}
    />
  );
}

const metresWords = (metres: number) => (metres >= 100 ? 'far' : `${Math.round(metres * 100) / 100} m`);

/** Distances that lights can have. */
const withinReach = (metres: number) => Math.min(1000, Math.max(0.1, metres));
