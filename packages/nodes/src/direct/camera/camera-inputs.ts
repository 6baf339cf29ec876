import { type InputValues, one, optional } from '@shotgraph/engine';
import { Camera, choice, Degrees, Metres, Millimetres, Number_, Seconds, SUPPORTS } from '../../ports.ts';
import { EASES } from '../../stage/index.ts';
import { Choreography, SubjectName } from '../values/index.ts';
import { MOVES } from './moves.ts';

/** Focal lengths a path may reach, mm. */
export const LENS_RANGE = { min: 4, max: 2000 };

const PLACE = { default: 0, min: -1000, max: 1000 };

/** Inputs of `direct/camera`. */
export const cameraInputs = {
  move: one(choice(...MOVES), 'What the camera does.', { default: 'dolly' }),
  amount: optional(
    Number_,
    'Degrees for pan, tilt, roll, orbit, arc and whip; metres for dolly, truck, pedestal, crane and dolly-zoom; factor for zoom; the new distance in metres for rack-focus. Positive is right, up, clockwise, forward. A usual amount when left out.',
  ),
  seconds: one(Seconds, 'Length of the move. A whip is faster than that and holds for the rest.', {
    default: 5,
    min: 0.1,
    max: 600,
  }),
  ease: one(choice(...EASES), 'How the move starts and ends.', { default: 'in-out' }),
  closer: optional(
    Metres,
    'How much nearer an arc, follow or lead comes meanwhile; negative for farther. When left out 1 for an arc, but at most half the way, else 0.',
    { min: -1000, max: 1000 },
  ),
  lens: optional(
    Millimetres,
    'Full-frame focal length; 35, or the lens of the camera continued from, when left out.',
    LENS_RANGE,
  ),
  distance: one(Metres, 'From the camera to the point ahead that an orbit, arc, crane or dolly-zoom is about.', {
    default: 5,
    min: 0.1,
    max: 1000,
  }),
  from: optional(Camera, 'Continue from the end of this camera; else start at the origin, looking straight ahead.'),
  with: optional(Camera, 'A move to make at the same time, added to this one.'),
  choreography: optional(Choreography, 'Where everybody is, for subject, aim and focusOn.'),
  subject: optional(
    SubjectName,
    'Whom the move is about: whom to follow or lead, or to circle, keep in place, keep the size of or focus on in place of the point ahead.',
  ),
  aim: optional(SubjectName, 'Whom to stay turned to, whatever the camera does.'),
  startRight: one(Metres, 'Moves the start to the right.', PLACE),
  startUp: one(Metres, 'Moves the start up.', PLACE),
  startForward: one(Metres, 'Moves the start forward.', PLACE),
  startPan: one(Degrees, 'Turns the start to the right.', { default: 0, min: -360, max: 360 }),
  startTilt: one(Degrees, 'Turns the start up.', { default: 0, min: -90, max: 90 }),
  startRoll: one(Degrees, 'Leans the start clockwise.', { default: 0, min: -180, max: 180 }),
  startSeconds: one(
    Seconds,
    'When in the shot the move begins, for where everybody is then: the length of what comes before it in a chain.',
    { default: 0, min: 0, max: 600 },
  ),
  eye: one(Metres, 'Height of the camera at rest above the floor, for where subjects are seen.', {
    default: 1.6,
    min: 0.05,
    max: 1000,
  }),
  fStop: optional(
    Number_,
    'Aperture: the smaller, the less is sharp. Everything is sharp when left out, except in a rack focus, which is at 2.',
    { min: 0.5, max: 64, step: 0.1 },
  ),
  focus: optional(
    Metres,
    'Distance of what is sharpest; where a rack focus starts. What the move is about, or the distance, when left out.',
    { min: 0.1, max: 10_000 },
  ),
  focusOn: optional(SubjectName, 'Who stays in focus; of a rack focus who is in focus first.'),
  support: optional(choice(...SUPPORTS), 'What carries the camera; a hand shakes it a little.'),
  shake: optional(
    Degrees,
    'How far the camera shakes at most; usual for the support when left out, 0 for not at all.',
    {
      min: 0,
      max: 20,
      step: 0.1,
    },
  ),
  shakeRate: optional(Number_, 'How often it shakes; once a second when left out.', {
    min: 0.05,
    max: 12,
    step: 0.1,
    unit: 'Hz',
  }),
  shakeSeed: one(Number_, 'Another number shakes in another way.', { default: 1, min: 0, max: 2 ** 31 - 1, step: 1 }),
};

/** Values of the inputs of `direct/camera`. */
export type CameraInputs = InputValues<typeof cameraInputs>;
