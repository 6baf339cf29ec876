import type { Spot } from '../fields/spot.ts';
import styles from './dial.module.css';
import { type Dial, lampDiameter, radiusOf, spotOfElevation, spotOfLight } from './dial.ts';
import { kelvinColour } from './kelvin-colour.ts';
import type { Lamp } from './lamps.ts';

interface ArtProps {
  readonly lamps: readonly Lamp[];
  readonly whiteBalance: number;
  readonly chosen: string | undefined;
}

const RINGS = [1, 2, 4, 8];
const TICKS = Array.from({ length: 24 }, (_, i) => i * 15);

/** From the top: rings of metres, directions, the subject's head and shoulders, the camera, and what each lamp throws on it. */
function Top({ dial, size, lamps, whiteBalance, chosen }: ArtProps & { readonly dial: Dial; readonly size: number }) {
  const { middle, outer } = dial;
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} className={styles.art} aria-hidden="true">
      {RINGS.map((metres) => (
        <circle key={metres} cx={middle.x} cy={middle.y} r={radiusOf(dial, metres)} className={styles.ring} />
      ))}
      <circle cx={middle.x} cy={middle.y} r={outer} className={styles.rim} />
      {TICKS.map((degrees) => {
        const [x, y] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
        const from = outer + 3;
        const to = outer + (degrees % 45 === 0 ? 8 : 5);
        return (
          <line
            key={degrees}
            x1={middle.x + x * from}
            y1={middle.y + y * from}
            x2={middle.x + x * to}
            y2={middle.y + y * to}
            className={styles.tick}
          />
        );
      })}
      {lamps.map((lamp) => {
        const { name, azimuthDegrees, distanceMetres, sizeDegrees } = lamp.light;
        const spot = spotOfLight(dial, azimuthDegrees, distanceMetres);
        const half = lampDiameter(radiusOf(dial, distanceMetres), sizeDegrees) / 2;
        return (
          <Beam
            key={name}
            lamp={lamp}
            from={spot}
            to={middle}
            half={half}
            isChosen={name === chosen}
            whiteBalance={whiteBalance}
          />
        );
      })}
      <g transform={`translate(${middle.x} ${middle.y})`} className={styles.subject}>
        <ellipse rx={15} ry={7} />
        <circle r={7} />
        <path d="M-2.5 6.5L0 10L2.5 6.5Z" />
      </g>
      <g transform={`translate(${middle.x} ${size - 7})`} className={styles.camera}>
        <path d="M-7 -3H5V5H-7Z M-3 -3V-7H1V-3" />
      </g>
      <Fixed lamps={lamps} spotOf={(lamp) => spotOfLight(dial, lamp.light.azimuthDegrees, lamp.light.distanceMetres)} />
    </svg>
  );
}

interface SideProps extends ArtProps {
  readonly middle: Spot;
  readonly radius: number;
  readonly size: { readonly width: number; readonly height: number };
}

/** From the side: how high lamps stand, the eyes of the subject level with the middle. */
function Side({ middle, radius, size, lamps, whiteBalance, chosen }: SideProps) {
  const { x, y } = middle;
  return (
    <svg {...size} viewBox={`0 0 ${size.width} ${size.height}`} className={styles.art} aria-hidden="true">
      <path d={`M${x} ${y - radius}A${radius} ${radius} 0 0 1 ${x} ${y + radius}`} className={styles.rim} />
      <path d={`M${x} ${y}H${x + radius + 12}`} className={styles.ring} />
      {[-90, -60, -30, 0, 30, 60, 90].map((degrees) => {
        const from = spotOfElevation(middle, radius + 3, degrees);
        const to = spotOfElevation(middle, radius + 7, degrees);
        return <line key={degrees} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={styles.tick} />;
      })}
      {lamps.map((lamp) => (
        <Beam
          key={lamp.light.name}
          lamp={lamp}
          from={spotOfElevation(middle, radius, lamp.light.elevationDegrees)}
          to={middle}
          half={Math.min(14, lampDiameter(radius, lamp.light.sizeDegrees) / 2)}
          isChosen={lamp.light.name === chosen}
          whiteBalance={whiteBalance}
        />
      ))}
      <g transform={`translate(${x} ${y})`} className={styles.subject}>
        <path d="M-9 34C-9 18 -6 13 0 13C6 13 8 18 8 34Z" />
        <ellipse rx={7.5} ry={9} />
        <path d="M7 -2L11 2L7 3Z" />
      </g>
      <Fixed lamps={lamps} spotOf={(lamp) => spotOfElevation(middle, radius, lamp.light.elevationDegrees)} />
    </svg>
  );
}

interface BeamProps {
  readonly lamp: Lamp;
  readonly from: Spot;
  readonly to: Spot;
  /** Half of the lamp's diameter, px. */
  readonly half: number;
  readonly isChosen: boolean;
  readonly whiteBalance: number;
}

/** What a lamp throws on the subject: as wide as it looks from there, as strong as it is bright. */
function Beam({ lamp: { light }, from, to, half, isChosen, whiteBalance }: BeamProps) {
  const [x, y] = [from.x - to.x, from.y - to.y];
  const length = Math.hypot(x, y) || 1;
  const [aside, up] = [(-y / length) * half, (x / length) * half];
  const strength = Math.max(0.1, Math.min(0.6, 0.36 + light.stops / 14)) + (isChosen ? 0.14 : 0);
  return (
    <path
      d={`M${to.x} ${to.y}L${from.x + aside} ${from.y + up}L${from.x - aside} ${from.y - up}Z`}
      fill={kelvinColour(light.kelvin, whiteBalance)}
      fillOpacity={strength}
      className={styles.beam}
    />
  );
}

/** Lamps that are made elsewhere and cannot be moved here. */
function Fixed({ lamps, spotOf }: { readonly lamps: readonly Lamp[]; readonly spotOf: (lamp: Lamp) => Spot }) {
  return lamps
    .filter(({ node, edge }) => node === undefined && edge !== undefined)
    .map((lamp) => {
      const { x, y } = spotOf(lamp);
      return <rect key={lamp.light.name} x={x - 5} y={y - 5} width={10} height={10} rx={2} className={styles.fixed} />;
    });
}

/** The drawings of the dial. Everything that can be taken hold of lies above them. */
export const DialArt = { Top, Side };
