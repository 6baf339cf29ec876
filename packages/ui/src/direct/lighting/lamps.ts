import type { LightingValue, LightValue } from '@shotgraph/nodes';

/** One light of a rig, and what may be changed of it where. */
export interface Lamp {
  /** As the rig makes it, with what was typed in since. */
  readonly light: LightValue;
  /** The node whose inputs place it; left out for one of the setup, and for one that is made elsewhere. */
  readonly node?: string | undefined;
  /** Which edge of the rig it comes in by; left out for one of the setup. */
  readonly edge?: number;
  /** The place it is wired from. */
  readonly from?: string;
}

/** What comes into a rig by one edge. */
export interface WiredLight {
  readonly from: string;
  /** `undefined` while it is not known. */
  readonly value: LightValue | undefined;
  /** The node, where it is one that places a light by its inputs. */
  readonly node: string | undefined;
  /** What is typed into that node. */
  readonly typed: Partial<LightValue>;
}

/**
 * The lights of a rig, each with where it comes from. A rig numbers lights that are called alike, so that they are told by all
 * but their names.
 */
export function lampsOf({ lights }: LightingValue, wired: readonly WiredLight[]): Lamp[] {
  const free = new Set(wired.keys());
  return lights.map((light): Lamp => {
    const edge = [...free].find((i) => isSame(light, wired[i]!.value));
    if (edge === undefined) return { light };
    free.delete(edge);
    const { from, node, typed } = wired[edge]!;
    return { light: { ...light, ...typed }, node, edge, from };
  });
}

const withoutName = (light: LightValue) => JSON.stringify({ ...light, name: '' });
const isSame = (light: LightValue, other: LightValue | undefined): boolean =>
  other !== undefined && withoutName(light) === withoutName(other) && light.name.startsWith(other.name);

/** Inputs of a light's node by the fields of the value they set. */
const INPUT_OF_FIELD = {
  azimuthDegrees: 'azimuth',
  elevationDegrees: 'elevation',
  distanceMetres: 'distance',
  sizeDegrees: 'size',
  stops: 'stops',
  kelvin: 'kelvin',
} as const;

/** What is typed into a light's node, as fields of its value: to be seen before the engine has made it. */
export function typedIn(inputs: { readonly [name: string]: unknown }): Partial<LightValue> {
  const entries = Object.entries(INPUT_OF_FIELD).filter(([, input]) => typeof inputs[input] === 'number');
  return Object.fromEntries(entries.map(([field, input]) => [field, inputs[input]]));
}

/** Inputs for a node that makes this very light. */
export function inputsFor(light: LightValue): { readonly [input: string]: string | number } {
  const placed = Object.entries(INPUT_OF_FIELD).map(([field, input]) => [
    input,
    light[field as keyof typeof INPUT_OF_FIELD],
  ]);
  const { name, role, motivation, flicker } = light;
  return {
    role,
    ...(name !== role && { name }),
    ...Object.fromEntries(placed),
    ...(motivation !== '' && { motivation }),
    ...(flicker && { flickerStops: flicker.stops, flickerHz: flicker.hz, flickerSeed: flicker.seed }),
  };
}
