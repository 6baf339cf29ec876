import { edgesIn } from '@shotgraph/engine';
import type { CameraValue, ChoreographyValue, DepthValue } from '@shotgraph/nodes';
import { useNode, useType } from '../../app/editor-context.tsx';
import type { Reader } from '../fields/readers.ts';
import { useData } from '../fields/use-data.ts';
import { useReaders } from '../fields/use-readers.ts';

/** A camera with what is around it, as far as it is known. */
export interface CameraScene {
  readonly camera: CameraValue | undefined;
  readonly choreography: ChoreographyValue | undefined;
  readonly depth: DepthValue | undefined;
  /** Height of the camera at rest above the floor, metres. */
  readonly eyeMetres: number;
  /** Inputs of the node that are numbers, typed in or by default. */
  readonly inputs: { readonly [name: string]: number };
  /** Inputs that are wired: nothing here may change them. */
  readonly wired: ReadonlySet<string>;
  /** What is filmed with the camera. */
  readonly shots: readonly Reader[];
  /** Whether the first of them can be looked at: some are known only after a run. */
  readonly isFilmed: boolean;
}

const FILMED: ReadonlySet<string> = new Set(['shot']);
const EYE_METRES = 1.6;

interface ShotPart {
  readonly depth?: DepthValue;
  readonly choreography?: ChoreographyValue;
}

/** Reads a camera, and the set of the first shot that it films; without a shot whoever is wired to the camera itself. */
export function useCameraScene(id: string): CameraScene {
  const shots = useReaders(`${id}.camera`, FILMED);
  const record = useNode(id);
  const wiredCast = edgesIn(record?.inputs.choreography)[0]?.from;
  const own = `${id}.camera`;
  const filmed = shots[0]?.place;
  const camera = useData<CameraValue>(own);
  const shot = useData<ShotPart>(filmed);
  const cast = useData<ChoreographyValue>(wiredCast);
  const depth = shot?.depth;
  const { inputs, wired } = useNumbers(id);
  return {
    camera,
    choreography: shot?.choreography ?? cast,
    depth,
    eyeMetres: depth?.eyeMetres ?? inputs.eye ?? EYE_METRES,
    inputs,
    wired,
    shots,
    isFilmed: shot !== undefined,
  };
}

function useNumbers(id: string): Pick<CameraScene, 'inputs' | 'wired'> {
  const record = useNode(id);
  const type = useType(id);
  const inputs: { [name: string]: number } = {};
  const wired = new Set<string>();
  for (const [name, { options }] of Object.entries(type?.inputs ?? {})) {
    const value = record?.inputs[name];
    if (edgesIn(value).length > 0) wired.add(name);
    const literal = value ?? options.default;
    if (typeof literal === 'number') inputs[name] = literal;
  }
  return { inputs, wired };
}
