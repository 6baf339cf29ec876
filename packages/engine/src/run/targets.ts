import type { InputSpec } from '../node/define-node.ts';
import type { Compilation } from './compile.ts';
import { outputStepType } from './implied.ts';
import { neededIn } from './needed.ts';
import { descend, stepsOf } from './scope.ts';
import { addDependent, createStep, type Step } from './step.ts';
import { unsettledAncestors } from './unsettle.ts';

/** Paths of nodes, `node.port`, or `outputs.name`. A path into items or rounds means all of them. */
export type Targets = readonly string[];

/** What a plan or run has to look at. */
export interface Picked {
  /** Unsettled steps that the targets need, targets included; without targets every one that is needed. */
  readonly work: readonly Step[];
  /** Settled steps that the targets need: listed only for plans, since finding them costs a walk. */
  settled(): readonly Step[];
  /** Steps made for targets that are ports, by target. */
  readonly asked: ReadonlyMap<string, Step>;
  /** Steps whose values are wanted. */
  readonly wanted: ReadonlySet<Step>;
  /** Removes the steps made for targets. */
  release(): void;
}

/** @throws RangeError naming a target that does not exist */
export function targetSteps(compilation: Compilation, targets: Targets | undefined): Picked {
  const { root, isLazy } = compilation;
  if (!targets) {
    return {
      work: neededIn(root.home.unsettled, isLazy),
      settled: () => [...stepsOf(root)].filter((step) => step.settled),
      asked: new Map(),
      wanted: new Set([...root.implied.values()].filter((step) => step.id.startsWith('outputs.'))),
      release: () => {},
    };
  }
  const asked = new Map<string, Step>();
  const roots = targets.map((target) => {
    const { step, rest } = descend(root, target);
    if (step && rest.includes('.'))
      throw new RangeError(
        `target "${target}" is within "${step.id}", which is made as a whole; name "${step.id}" or a port of it`,
      );
    if (step) return step;
    const made = portStep(compilation, target);
    asked.set(target, made);
    return made;
  });
  // Values that are not held any more are asked for again although nothing about them changed.
  const dropped = roots.filter((step) => step.settled && !step.outputs);
  return {
    work: [...unsettledAncestors(roots), ...dropped],
    settled: () => ancestors(roots).filter((step) => step.settled),
    asked,
    wanted: new Set(roots),
    release: () => {
      for (const step of asked.values())
        for (const source of step.sources) source.dependents.splice(source.dependents.indexOf(step), 1);
    },
  };
}

/** The step and port a place such as `grade.video`, `shots/2/grade.video` or `outputs.film` names. */
export function findPlace(
  { root }: Compilation,
  place: string,
): { readonly step: Step | undefined; readonly port: string } {
  const dot = place.lastIndexOf('.');
  const [path, port] = [place.slice(0, dot), place.slice(dot + 1)];
  const slash = path.lastIndexOf('/');
  if (['inputs', 'outputs'].includes(path.slice(slash + 1))) return { step: descend(root, place).step, port: 'value' };
  const inner = descend(root, `${path}/outputs.${port}`);
  if (inner.step && inner.rest === '') return { step: inner.step, port: 'value' };
  const { step, rest } = descend(root, path);
  return { step: rest === '' ? step : undefined, port };
}

/** A step that makes one port of a node concrete, as a graph output would. */
function portStep(compilation: Compilation, target: string): Step {
  const { step: source, port } = findPlace(compilation, target);
  const type = source && Object.hasOwn(source.def.outputs, port) ? source.def.outputs[port]!.type : undefined;
  if (!source || !type) {
    const path = target.slice(0, target.lastIndexOf('.'));
    const ports = source
      ? `node "${path}" has ${Object.keys(source.def.outputs).join(', ')}`
      : `there is no node "${path || target}"`;
    throw new RangeError(`target "${target}" does not exist: ${ports}`);
  }
  const def = outputStepType(type);
  const step = createStep(target, { node: target }, { unsettled: new Set() }, def, true);
  step.inputs = [
    {
      name: 'value',
      spec: def.inputs.value as InputSpec,
      binding: { kind: 'edge', edge: { step: source, port } },
      neutral: undefined,
    },
  ];
  step.sources = [source];
  addDependent(source, step);
  return step;
}

function ancestors(roots: readonly Step[]): readonly Step[] {
  const seen = new Set<Step>();
  const stack = [...roots];
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (seen.has(step)) continue;
    seen.add(step);
    for (const source of step.sources) stack.push(source);
  }
  return [...seen];
}
