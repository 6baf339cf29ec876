import { type MotionValue, motionFields, type ShotValue } from './values/index.ts';

const FIELDS = Object.keys(motionFields) as (keyof typeof motionFields)[];

/** Only what moves in shots and how it is seen, so that previews of it do not hang on light, look or words. */
export const toMotion = (shots: readonly ShotValue[]): MotionValue => ({
  shots: shots.map((shot) => {
    const silent = withoutWords(shot);
    const parts = FIELDS.filter((field) => silent[field] !== undefined).map((field) => [field, silent[field]]);
    return Object.fromEntries(parts) as MotionValue['shots'][number];
  }),
});

/** A shot of which nothing is said but what a caller adds. */
export const SHOT_FIELDS_AT_REST = {
  name: 'shot',
  size: 'unset',
  angle: 'unset',
  subjects: [],
  transition: { kind: 'cut', seconds: 0 },
} as const satisfies Partial<MotionValue['shots'][number]>;

/** What nobody sees: words about subjects, actions and layers. */
function withoutWords({ choreography, depth, ...shot }: ShotValue): ShotValue {
  return {
    ...shot,
    ...(choreography && {
      choreography: {
        subjects: choreography.subjects.map((subject) => ({ ...subject, description: '' })),
        actions: choreography.actions.map((action) => ({ ...action, does: '', manner: '' })),
      },
    }),
    ...(depth && { depth: { ...depth, layers: depth.layers.map((layer) => ({ ...layer, description: '' })) } }),
  };
}
