import { ROLE_FACTS, usualAspects } from '../../presets/roles.ts';
import type { Film } from '../film.ts';
import { listed } from '../say.ts';
import type { Lint } from '../types.ts';

/**
 * Clips, and pictures of somebody, that do not say what must stay out: performers, rooms, captions and soundtracks leak. Sources of edits and
 * frames are wanted whole. Source: every reference needs a list of what to take over and a list of what not to.
 */
export const nothingIgnored = ({ direction: { references } }: Film): Lint[] =>
  references.flatMap(({ name, role, media, ignore, transfer }): Lint[] => {
    if (ignore.length > 0 || ROLE_FACTS[role].ignore.length === 0) return [];
    if (media.kind !== 'video' && role !== 'identity') return [];
    const usual = usualAspects(role, media.kind).ignore.filter((aspect) => !transfer.includes(aspect));
    if (usual.length === 0) return [];
    return [
      {
        code: 'nothing-ignored',
        severity: 'warning',
        input: 'references',
        message: `"${name}" ignores nothing, so that everything else in this ${media.kind} may leak into the film`,
        remedy: `leave "ignore" out for what is usual for the role, or ignore ${listed(usual.slice(0, 4))}`,
      },
    ];
  });
