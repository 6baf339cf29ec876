import type { FilmShot } from '../open-film.ts';

const person = (name: string, colour: string) =>
  ({ name, kind: 'person', description: '', heightMetres: 1.75, colour }) as const;

/** Three short shots that show most of what a film can: people who walk and wave, a move, framing, light, a dissolve. */
export function testShots(): FilmShot[] {
  const choreography: FilmShot['choreography'] = {
    subjects: [person('Mara', '#c98b5e'), person('Tom', '#6b86a8')],
    actions: [
      {
        subject: 'Mara',
        seconds: 0,
        duration: 0.8,
        does: '',
        manner: '',
        pose: 'walk',
        path: [
          [-1, 5],
          [0, 4],
        ],
      },
      {
        subject: 'Tom',
        seconds: 0,
        duration: 2,
        does: '',
        manner: '',
        pose: 'stand',
        path: [[1, 5]],
        facingDegrees: -30,
      },
      { subject: 'Mara', seconds: 0.8, duration: 1, does: '', manner: '', pose: 'wave', path: [] },
    ],
  };
  const shot = (name: string, parts: Partial<FilmShot>): FilmShot => ({
    name,
    seconds: 1,
    size: 'unset',
    angle: 'unset',
    subjects: [],
    transition: { kind: 'cut', seconds: 0 },
    choreography,
    ...parts,
  });
  const key = (seconds: number, ahead: number) => ({
    seconds,
    position: [0, 0, -ahead] as [number, number, number],
    panDegrees: 4 * ahead,
    tiltDegrees: 0,
    rollDegrees: 0,
    focalLengthMm: 35,
    ease: 'in-out' as const,
  });
  return [
    shot('push in', { camera: { seconds: 1, sensorWidthMm: 36, keys: [key(0, 0), key(1, 1)], moves: [] } }),
    shot('two of them', { size: 'medium', transition: { kind: 'dissolve', seconds: 0.4 } }),
    shot('by lamplight', {
      size: 'close',
      subjects: ['Mara'],
      transition: { kind: 'wipe-left', seconds: 0.3 },
      lighting: {
        lights: [
          {
            name: 'lamp',
            role: 'key',
            azimuthDegrees: -50,
            elevationDegrees: 30,
            distanceMetres: 3,
            sizeDegrees: 15,
            stops: 0,
            kelvin: 3200,
            motivation: '',
            changes: [],
          },
        ],
        ambientStops: -3,
        ambientKelvin: 6500,
        timeOfDay: 'unset',
        haze: 0.1,
        whiteBalanceKelvin: 5600,
        exposureStops: 0,
      },
    }),
  ];
}
