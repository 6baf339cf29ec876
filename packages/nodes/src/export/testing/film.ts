import type { DirectionValue, ShotTransition, ShotValue } from '../../direct/values/index.ts';

/** A shot with nothing in it but what is given. */
export const bareShot = (given: Partial<ShotValue> = {}): ShotValue => ({
  name: 'shot',
  seconds: 2,
  size: 'unset',
  angle: 'unset',
  subjects: [],
  cast: { subjects: [] },
  description: '',
  lines: [],
  sounds: [],
  music: '',
  transition: { kind: 'cut', seconds: 0 },
  ...given,
});

/** How a shot begins. */
export const entering = (kind: ShotTransition, seconds: number) => ({ transition: { kind, seconds } });

export const filmOf = (...shots: ShotValue[]): DirectionValue => ({
  shots,
  cast: { subjects: [] },
  clock: 'shots',
  references: [],
});

/** Three shots that say something in every column: a cut, and a dissolve of half a second. */
export const littleFilm = filmOf(
  bareShot({
    name: 'Arrival',
    seconds: 3,
    size: 'wide',
    angle: 'low',
    description: 'A street in the rain.',
    subjects: ['Mara'],
    sounds: ['rain on tin'],
    music: 'slow cello',
    camera: {
      seconds: 3,
      sensorWidthMm: 36,
      support: 'dolly',
      keys: [0, 3].map((seconds) => ({
        seconds,
        position: [0, 0, -seconds / 2],
        panDegrees: 0,
        tiltDegrees: 0,
        rollDegrees: 0,
        focalLengthMm: 35,
        ease: 'linear',
      })),
      moves: [{ move: 'dolly', amount: 1.5, unit: 'm', seconds: 3 }],
    },
  }),
  bareShot({
    name: 'She turns',
    seconds: 2.5,
    size: 'close',
    lines: [{ speaker: 'Mara', text: 'I never left.', delivery: 'softly', seconds: 1 }],
  }),
  bareShot({ name: 'Gone', seconds: 2, ...entering('dissolve', 0.5) }),
);

/** Names that would break a list that trusted them. */
export const HOSTILE_NAMES = [
  ']]> <clip/> & "quoted" \'single\'',
  'two\nlines\r\nand\ttabs',
  'x'.repeat(500),
  '=HYPERLINK("http://example.com","click")',
  '../../etc/passwd',
  '狐狸 🦊 العربية עברית ไทย',
  '\u202ereversed\u0000\u0007 half \ud83d',
  '',
  '   ',
  '001  AX       V     C        00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00',
] as const;
