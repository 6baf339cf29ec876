import type { SetupAnswer } from '@shotgraph/nodes/proxy';

/** Says which providers can be used, and what the others need. */
export function keyLines({ routes }: SetupAnswer): readonly string[] {
  const usable = routes.filter(({ hasKey }) => hasKey).map(({ name }) => name);
  const missing = [...new Set(routes.filter(({ hasKey }) => !hasKey).map(({ profile }) => profile.keyVariable))];
  return [
    usable.length > 0 ? `Keys are here for ${usable.join(', ')}.` : 'No keys are here: only what is free can run.',
    ...(missing.length > 0 ? [`For others set ${missing.join(', ')} and start again.`] : []),
  ];
}
