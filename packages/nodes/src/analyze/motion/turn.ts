import { atan2Degrees, cosDegrees, sinDegrees } from '../../stage/trig.ts';
import { type Flow, fitMotion, WIDE } from './fit.ts';
import { fillKnots, type Knot } from './knots.ts';
import type { Luma } from './luma.ts';
import { addScaled, determinant, invert, type Matrix3, multiply, scaleMatrix, transpose } from './matrix.ts';
import type { PairMotion } from './pair.ts';
import { measureSteps, type PathOptions } from './path.ts';

/**
 * Where a camera looks and how long its lens is. Signs are those of a camera: pan to the right, tilt up and roll clockwise are
 * positive (the picture then goes left, down, and turns counter-clockwise). Pan about the vertical, then tilt, then roll.
 */
export interface Turn {
  readonly panDegrees: number;
  readonly tiltDegrees: number;
  readonly rollDegrees: number;
  /** Factor of the focal length. */
  readonly zoom: number;
}

/** Where the camera looks in one frame. */
export interface TurnPoint extends Turn {
  /** Index of the frame. */
  readonly frame: number;
  /** Of the comparison that led here, 0..1; 0 where nothing could be measured and the point before was kept. */
  readonly confidence: number;
}

/** What is known of the camera. */
export interface TurnOptions extends Omit<PathOptions, 'models'> {
  /** Focal length of the first frame in frame widths: 35 mm on a 36 mm wide sensor is 35 / 36. Upright pictures: see {@link focalInWidths}. */
  readonly focal: number;
  /** Whether the lens may zoom; true when left out. False makes angles more exact. */
  readonly zooms?: boolean;
  /** Where the camera looks in the first frame; straight ahead and level when left out. */
  readonly start?: Partial<Omit<Turn, 'zoom'>>;
}

/** Focal length in frame widths. The sensor's width lies along the longer side of the picture. */
export const focalInWidths = (width: number, height: number, focalLengthMm: number, sensorWidthMm: number): number =>
  (Math.max(width, height) * focalLengthMm) / (sensorWidthMm * width);

/**
 * Measures where a camera looks and how it zooms, in degrees and factors, over a clip. Exact for a camera that stays in its place,
 * whatever it sees; travel of the camera is taken for turning, so that only angles of what is far away can be trusted then.
 *
 * @returns one point per frame
 * @throws RangeError when the focal length is not positive, there are no frames, or they differ in size
 */
export function measureTurns(frames: readonly Luma[], options: TurnOptions): TurnPoint[] {
  const { focal, zooms = true, start = {} } = options;
  if (!(focal > 0)) throw new RangeError(`a focal length in frame widths is more than 0, got ${focal}`);
  if (frames.length === 0) throw new RangeError('turns are measured over at least one frame, got none');
  let turn: Turn = { panDegrees: 0, tiltDegrees: 0, rollDegrees: 0, zoom: 1, ...start };
  let axes = axesOf(turn);
  const knots: Knot<keyof Turn>[] = [{ frame: 0, values: turn, confidence: 1 }];
  for (const { to, pair } of measureSteps(frames, options)) {
    const step = pair && fitTurn(pair, focal * turn.zoom, zooms);
    if (step !== undefined) {
      axes = multiply(step.axes, axes);
      turn = { ...nearest(turnOfAxes(axes), turn), zoom: turn.zoom * step.zoom };
    }
    knots.push({ frame: to, values: turn, confidence: step ? pair!.confidence : 0 });
  }
  return fillKnots(knots);
}

/**
 * Angles and zoom of a homography between two pictures from one place.
 *
 * @param motion - as in `PairMotion.motion`
 * @param focal - of the first picture, frame widths
 * @returns the second camera as seen from the first, which looks straight ahead; `undefined` for a matrix that is none
 */
export function turnOfHomography(motion: Matrix3, focal: number): Turn | undefined {
  const step = stepOf(motion, focal);
  return step && { ...turnOfAxes(step.axes), zoom: step.zoom };
}

/** The homography of a turn and a zoom; the reverse of {@link turnOfHomography}. */
export const homographyOfTurn = (turn: Turn, focal: number): Matrix3 =>
  homographyOf({ axes: axesOf(turn), zoom: turn.zoom }, focal);

/** From one camera to the next: a rotation of directions (right, down, ahead), and a factor of the focal length. */
interface Step {
  readonly axes: Matrix3;
  readonly zoom: number;
}

/** Fits a turn to the matches of a pair: four numbers instead of a homography's eight, so that less can go wrong. */
function fitTurn(pair: PairMotion, focal: number, zooms: boolean): Step | undefined {
  const constrain = (any: Matrix3) => {
    const step = stepOf(any, focal);
    return step && homographyOf(zooms ? step : { ...step, zoom: 1 }, focal);
  };
  const flows: Flow[] = [
    { matrix: [0, 0, -focal, 0, 0, 0, 1 / focal, 0, 0] },
    { matrix: [0, 0, 0, 0, 0, focal, 0, -1 / focal, 0] },
    { matrix: [0, 1, 0, -1, 0, 0, 0, 0, 0] },
  ];
  if (zooms) flows.push({ matrix: [1, 0, 0, 0, 1, 0, 0, 0, 0] });
  const start = constrain(homographyOfTurn(turnAtCentre(pair, focal), focal));
  const fit = start && fitMotion(pair.matches, start, flows, pair.tolerance, { constrain, reach: WIDE });
  return fit && stepOf(fit.motion, focal);
}

/** The turn that does at the centre of the frame what a motion does there. */
const turnAtCentre = ({ translate: [x, y], scale, rotateDegrees }: PairMotion, focal: number): Turn => ({
  panDegrees: -atan2Degrees(x, focal),
  tiltDegrees: atan2Degrees(y, focal),
  rollDegrees: -rotateDegrees,
  zoom: scale,
});

/** Diagonal matrix of a focal length: from directions to places in the picture. */
const lens = (focal: number): Matrix3 => [focal, 0, 0, 0, focal, 0, 0, 0, 1];

const homographyOf = ({ axes, zoom }: Step, focal: number): Matrix3 =>
  multiply(multiply(lens(focal * zoom), axes), lens(1 / focal));

/**
 * Takes a homography apart into lens, rotation, lens: the third row of homography times first lens has the length of the common
 * factor, and the other two are longer by the second focal length.
 */
function stepOf(motion: Matrix3, focal: number): Step | undefined {
  const whole = multiply(motion, lens(focal));
  const length = (row: number) =>
    Math.sqrt(whole[row]! * whole[row]! + whole[row + 1]! * whole[row + 1]! + whole[row + 2]! * whole[row + 2]!);
  const factor = determinant(whole) < 0 ? -length(6) : length(6);
  const after = Math.sqrt((length(0) * length(0) + length(3) * length(3)) / 2) / length(6);
  const axes = nearestRotation(scaleMatrix(multiply(lens(1 / after), whole), 1 / factor));
  return axes && Number.isFinite(after) ? { axes, zoom: after / focal } : undefined;
}

/** The rotation closest to a matrix: the mean of it and its inverse transposed, again and again (Higham, 1986). */
function nearestRotation(matrix: Matrix3): Matrix3 | undefined {
  let rotation = matrix;
  for (let i = 0; i < 20; i++) {
    const inverse = invert(rotation);
    if (inverse === undefined) return undefined;
    rotation = scaleMatrix(addScaled(rotation, transpose(inverse), 1), 0.5);
  }
  return rotation.every(Number.isFinite) ? rotation : undefined;
}

interface Arm {
  readonly cos: number;
  readonly sin: number;
}

/** Rows: what a camera takes for right, down and ahead, in directions right, down and ahead of a camera at rest. */
function axesOf({ panDegrees, tiltDegrees, rollDegrees }: Turn): Matrix3 {
  const [pan, tilt, roll] = [panDegrees, tiltDegrees, rollDegrees].map((degrees) => ({
    cos: cosDegrees(degrees),
    sin: sinDegrees(degrees),
  })) as [Arm, Arm, Arm];
  const panned: Matrix3 = [pan.cos, 0, -pan.sin, 0, 1, 0, pan.sin, 0, pan.cos];
  const tilted: Matrix3 = [1, 0, 0, 0, tilt.cos, tilt.sin, 0, -tilt.sin, tilt.cos];
  const rolled: Matrix3 = [roll.cos, roll.sin, 0, -roll.sin, roll.cos, 0, 0, 0, 1];
  return multiply(rolled, multiply(tilted, panned));
}

/** The reverse of {@link axesOf}. Straight up or down, pan and roll cannot be told apart. */
function turnOfAxes(axes: Matrix3): Omit<Turn, 'zoom'> {
  const [, rightDown, , , downDown, , aheadRight, aheadDown, aheadAhead] = axes;
  const level = Math.sqrt(aheadRight * aheadRight + aheadAhead * aheadAhead);
  return {
    panDegrees: atan2Degrees(aheadRight, aheadAhead),
    tiltDegrees: atan2Degrees(-aheadDown, level),
    rollDegrees: atan2Degrees(rightDown, downDown),
  };
}

/** Angles that go on from those before, instead of jumping by whole turns. */
function nearest(turn: Omit<Turn, 'zoom'>, before: Turn): Omit<Turn, 'zoom'> {
  const onFrom = (angle: number, last: number) => angle - 360 * Math.round((angle - last) / 360);
  return {
    panDegrees: onFrom(turn.panDegrees, before.panDegrees),
    tiltDegrees: turn.tiltDegrees,
    rollDegrees: onFrom(turn.rollDegrees, before.rollDegrees),
  };
}
