import { json, parseBody, type WireAnswer, type WireRequest } from './http/wire.ts';
import type { StatsReport } from './stats.ts';
import type { World } from './world.ts';

/** What this stand-in tells about itself, and how it is set; `undefined` for paths that are no provider's and not its own. */
export function adminAnswer(
  { method, path, ...request }: WireRequest,
  world: World,
  env: { readonly [name: string]: string },
): WireAnswer | undefined {
  switch (`${method} ${path}`) {
    case 'GET /':
      return json(200, { what: 'shotgraph emulator', env });
    case 'GET /_stats':
      return json(200, reportOf(world));
    case 'GET /_faults':
      return json(200, world.faults.left());
    case 'POST /_faults':
      return setFaults(world, parseBody({ method, path, ...request }));
    case 'DELETE /_faults':
      return setFaults(world, []);
    case 'POST /_reset':
      reset(world);
      return json(200, {});
    default:
      return undefined;
  }
}

/** What happened so far. */
export const reportOf = ({ stats, jobs }: World): StatsReport => stats.report({ now: jobs.now(), most: jobs.most() });

/** Forgets jobs, files, faults and counts. Rendered media stay: they are the same next time. */
export function reset(world: World): void {
  world.jobs.clear();
  world.downloads.clear();
  world.uploads.clear();
  world.faults.set([]);
  world.stats.clear();
}

function setFaults({ faults }: World, list: unknown): WireAnswer {
  try {
    faults.set(list);
    return json(200, faults.left());
  } catch (error) {
    if (error instanceof RangeError) return json(400, { error: error.message });
    throw error;
  }
}
