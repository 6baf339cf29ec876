import { parseFrom } from '../graph/document.ts';
import type { InputSpec } from '../node/define-node.ts';
import type { Compilation } from './compile.ts';
import { outputStepType } from './implied.ts';
import { createStep, type Step } from './step.ts';

/** Node ids, `node.port`, or `outputs.name`. */
export type Targets = readonly string[];

/** What a plan or run has to look at. */
export interface Picked {
  /** Unsettled steps that the targets need, targets included; without targets every unsettled one. */
  readonly work: readonly Step[];
  /** Settled steps that the targets need: listed only for plans, since finding them costs a walk. */
  settled(): readonly Step[];
  /** Steps made for targets that are ports, by target. */
  readonly asked: ReadonlyMap<string, Step>;
  /** Removes the steps made for targets. */
  release(): void;
}

/** @throws RangeError naming a target that does not exist */
export function targetSteps(
  compilation: Compilation,
  unsettled: ReadonlySet<Step>,
  targets: Targets | undefined,
): Picked {
  const { steps } = compilation;
  if (!targets) {
    return {
      work: [...unsettled],
      settled: () => [...steps.values()].filter((step) => step.settled),
      asked: new Map(),
      release: () => {},
    };
  }
  const asked = new Map<string, Step>();
  const roots = targets.map((target) => {
    const step = steps.get(target);
    if (step) return step;
    const made = portStep(compilation, target);
    asked.set(target, made);
    return made;
  });
  const needed = ancestors(roots);
  return {
    work: needed.filter((step) => !step.settled),
    settled: () => needed.filter((step) => step.settled),
    asked,
    release: () => {
      for (const step of asked.values())
        for (const source of step.sources) source.dependents.splice(source.dependents.indexOf(step), 1);
    },
  };
}

/** A step that makes one port of a node concrete, as a graph output would. */
function portStep(compilation: Compilation, target: string): Step {
  const { node, port } = parseFrom(target);
  const source = compilation.steps.get(node);
  const type = source && Object.hasOwn(source.def.outputs, port) ? source.def.outputs[port]!.type : undefined;
  if (!source || !type) {
    const ports = source
      ? `node "${node}" has ${Object.keys(source.def.outputs).join(', ')}`
      : `there is no node "${node || target}"`;
    throw new RangeError(`target "${target}" does not exist: ${ports}`);
  }
  const def = outputStepType(type);
  const step = createStep(target, def, true);
  step.inputs = [
    {
      name: 'value',
      spec: def.inputs.value as InputSpec,
      binding: { kind: 'edge', edge: { step: source, port } },
      neutral: undefined,
    },
  ];
  step.sources = [source];
  source.dependents.push(step);
  return step;
}

function ancestors(roots: readonly Step[]): readonly Step[] {
  const seen = new Set<Step>();
  const stack = [...roots];
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (seen.has(step)) continue;
    seen.add(step);
    stack.push(...step.sources);
  }
  return [...seen];
}
