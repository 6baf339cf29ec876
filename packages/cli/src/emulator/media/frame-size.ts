import type { KnownModel, Ratio, Tier } from '@shotgraph/nodes/emulation';
import type { Material } from './clip.ts';

/** Shapes of a picture, the usual one first. */
export const RATIOS = ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9'] as const satisfies readonly Ratio[];

/** Length that is chosen where the request leaves it open, seconds. */
const USUAL_SECONDS = 5;

/** What the model looks at to choose a shape by itself. */
export interface Guides {
  readonly prompt: string;
  /** Media in the order in which they count; those that lie elsewhere left out. */
  readonly media: readonly Material[];
}

/** The shape a model chooses: that of the first medium, else what the prompt says, else the usual one. */
export function chooseRatio({ prompt, media }: Guides): Ratio {
  const leading = media.find(({ width }) => width !== undefined);
  if (leading) return nearestRatio(leading.width! / leading.height!);
  if (/\b(vertical|portrait|9:16)\b/i.test(prompt)) return '9:16';
  return /\bsquare|1:1\b/i.test(prompt) ? '1:1' : '16:9';
}

/** Equal steps of proportion count equally, so that 2:1 and 1:2 behave alike. */
function nearestRatio(shape: number): Ratio {
  const distance = (ratio: Ratio) => {
    const [width, height] = ratio.split(':').map(Number);
    return Math.abs(Math.log(width! / height! / shape));
  };
  return RATIOS.reduce<Ratio>((best, ratio) => (distance(ratio) < distance(best) ? ratio : best), '16:9');
}

/** Pixels of a clip. The tier is one the model has. */
export function sizeOf({ family }: KnownModel, tier: Tier, ratio: Ratio): { width: number; height: number } {
  const [width, height] = family.sizes[tier]![ratio];
  return { width, height };
}

/** The length a model chooses: that of the clip it edits, else the usual one; within what the model can do. */
export function chooseSeconds({ model }: KnownModel, edited?: Material): number {
  return Math.min(model.seconds.max, Math.max(model.seconds.min, Math.round(edited?.seconds ?? USUAL_SECONDS)));
}
