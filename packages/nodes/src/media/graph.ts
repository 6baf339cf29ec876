import { NodeError } from '@shotgraph/engine';
import { inOrder, PREDICTED } from './expr.ts';
import { spanInSamples, trimFrames, trimSamples } from './filters.ts';
import type { Feed, Lowering, MediaType, Part, Resources, Span, Stage } from './operation.ts';
import { assetArgs, framesOperation } from './ops/asset.ts';
import { OPERATIONS } from './ops/index.ts';
import { frameFilters, frameInput, opening, sourceFilters } from './sources.ts';
import type { Expr, VideoInfo } from './types.ts';

/** Filters in a row. `from` are earlier segments; a `pad` is a stream of an opened file. */
export interface Segment {
  readonly part: Part;
  readonly from: readonly number[];
  readonly pad?: string;
  readonly filters: readonly string[];
}

/** More filters than any edit made by hand; a guard against expressions that double with every step. */
const MOST_SEGMENTS = 50_000;

/** A stream that is asked for. Equal demands within one slot are met once and shared. */
interface Demand {
  readonly expr: Expr;
  readonly part: Part;
  readonly span: Span | undefined;
  /** Branches that are read one after the other have different slots, and share no decoder. */
  readonly slot: number;
}

interface Task {
  readonly demand: Demand;
  readonly key: string;
  stage?: Stage;
}

/** Lowers expressions to segments of one filter graph, and collects the files it reads. Without recursion over expressions. */
export class FilterGraph {
  readonly segments: Segment[] = [];
  /** Arguments up to and with `-i`, input by input. */
  readonly inputs: string[][] = [];
  /** Names by which assets are opened, by hash. */
  readonly assets = new Map<string, string>();
  readonly files: { name: string; bytes: Uint8Array }[] = [];
  readonly #resources: Resources;
  readonly #types = new Map<string, MediaType>();
  readonly #made = new Map<string, number>();
  readonly #openings = new Map<string, { index: number; origin: number }>();
  readonly #slots = new Map<string, number>();

  constructor(resources: Resources) {
    this.#resources = resources;
  }

  /** Adds what is needed for one stream of an expression and returns its last segment. */
  add(expr: Expr, part: Part): number {
    this.#inferTypes(expr);
    const first = this.#task({ expr, part, span: undefined, slot: 0 });
    const stack = [first];
    for (let task = stack.at(-1); task; task = stack.at(-1)) {
      const missing = this.#made.has(task.key) ? [] : this.#missing(task);
      if (missing.length > 0) for (const needed of missing.reverse()) stack.push(needed);
      else {
        if (!this.#made.has(task.key)) this.#made.set(task.key, this.#build(task));
        stack.pop();
      }
    }
    return this.#made.get(first.key)!;
  }

  /** Adds filters behind a segment. */
  append(from: number, filters: readonly string[]): number {
    return this.#push({ part: this.segments[from]!.part, from: [from], filters });
  }

  typeOf(expr: Expr): MediaType {
    return this.#types.get(expr.id)!;
  }

  #inferTypes(root: Expr): void {
    for (const expr of inOrder([root])) {
      if (this.#types.has(expr.id)) continue;
      const operation = OPERATIONS.get(expr.op);
      if (operation === undefined)
        throw new NodeError('input-invalid', `unknown media operation "${expr.op}"; update Shotgraph`);
      if (expr.op === PREDICTED)
        throw new NodeError(
          'input-invalid',
          'media that has not been made yet cannot be rendered; run the step that makes it',
        );
      this.#types.set(
        expr.id,
        operation.infer(
          expr.args,
          expr.inputs.map((input) => this.typeOf(input)),
        ),
      );
    }
  }

  #task(demand: Demand): Task {
    const { expr, part, span, slot } = demand;
    return { demand, key: `${expr.id} ${part} ${slot} ${span ? `${span.first}+${span.count}` : ''}` };
  }

  /** What a task still waits for. */
  #missing(task: Task): Task[] {
    const { expr, part, span } = task.demand;
    if (assetArgs(expr) !== undefined || (expr.inputs.length === 0 && span === undefined)) return [];
    task.stage ??= span === undefined ? this.#lower(expr, part) : cut(this.typeOf(expr), part, span);
    return leaves(task.stage)
      .map((feed) => this.#task(this.#follow(task.demand, feed)))
      .filter((needed) => !this.#made.has(needed.key));
  }

  /** The demand behind a feed: of an input, or for a cut of the expression itself. */
  #follow({ expr, slot, span }: Demand, feed: Feed): Demand {
    if (span !== undefined) return { expr, part: feed.part, span: undefined, slot };
    const next = feed.later ? this.#slot(`${slot} ${expr.id} ${feed.input}`) : slot;
    return { expr: expr.inputs[feed.input]!, part: feed.part, span: feed.span, slot: next };
  }

  #slot(name: string): number {
    const slot = this.#slots.get(name) ?? this.#slots.size + 1;
    this.#slots.set(name, slot);
    return slot;
  }

  #lower(expr: Expr, part: Part): Stage {
    const operation = OPERATIONS.get(expr.op)!;
    const node: Lowering<Expr['args']> = {
      args: expr.args,
      inputs: expr.inputs.map((input) => ({ ...this.typeOf(input), id: input.id })),
      resources: this.#resources,
      file: (name, bytes) => this.#file(name, bytes),
    };
    const stage = part === 'picture' ? operation.picture?.(node) : operation.sound?.(node);
    if (stage === undefined) throw new TypeError(`operation "${expr.op}" has no ${part}`);
    return stage;
  }

  #file(name: string, bytes: Uint8Array): string {
    const known = this.files.find((file) => file.bytes === bytes);
    if (known !== undefined) return known.name;
    const unique = `${this.files.length}-${name}`;
    this.files.push({ name: unique, bytes });
    return unique;
  }

  #build(task: Task): number {
    const { demand, stage } = task;
    return stage === undefined ? this.#source(demand) : this.#stage(demand, stage);
  }

  #stage(demand: Demand, stage: Stage): number {
    const from = stage.from.map((feed) =>
      'filters' in feed ? this.#stage(demand, feed) : this.#made.get(this.#task(this.#follow(demand, feed)).key)!,
    );
    return from.length === 1 && stage.filters.length === 0
      ? from[0]!
      : this.#push({ part: demand.part, from, filters: stage.filters });
  }

  #push(segment: Segment): number {
    if (this.segments.length >= MOST_SEGMENTS) {
      throw new NodeError(
        'input-invalid',
        `the edit needs more than ${MOST_SEGMENTS} filters; render parts of it first (output/save)`,
      );
    }
    return this.segments.push(segment) - 1;
  }

  #source(demand: Demand): number {
    const { expr, part, span } = demand;
    const args = assetArgs(expr);
    if (args === undefined) return this.#frames(expr);
    const { index, origin } = this.#open(demand);
    const pad = `${index}:${part === 'picture' ? 'v' : 'a'}:0`;
    return this.#push({ part, from: [], pad, filters: sourceFilters(args, part, span, origin) });
  }

  #open({ expr, span, slot }: Demand): { index: number; origin: number } {
    const args = assetArgs(expr)!;
    const key = `${args.hash} ${slot} ${span ? `${span.first}+${span.count}` : ''}`;
    const known = this.#openings.get(key);
    if (known !== undefined) return known;
    const name = this.assets.get(args.hash) ?? `asset${this.assets.size}.${args.format}`;
    this.assets.set(args.hash, name);
    const opened = opening(args, name, span);
    const index = this.inputs.push([...opened.args]) - 1;
    this.#openings.set(key, { index, origin: opened.origin });
    return { index, origin: opened.origin };
  }

  #frames(expr: Expr): number {
    if (expr.op !== framesOperation.name) throw new TypeError(`operation "${expr.op}" needs inputs`);
    const info = expr.args.info as unknown as VideoInfo;
    const index = this.inputs.push(frameInput(info)) - 1;
    return this.#push({ part: 'picture', from: [], pad: `${index}:v:0`, filters: frameFilters(info) });
  }
}

/** A stretch of a value that is no stored asset: made from its start and cut by a filter. */
function cut(type: MediaType, part: Part, span: Span): Stage {
  const { first, count } = part === 'sound' && type.kind === 'video' ? spanInSamples(span, type.info.fps) : span;
  return {
    from: [{ input: 0, part }],
    filters: part === 'picture' ? trimFrames(first, count) : trimSamples(first, count),
  };
}

/** Every stream a stage reads; stages are nested a few levels at most. */
const leaves = (stage: Stage): Feed[] => stage.from.flatMap((feed) => ('filters' in feed ? leaves(feed) : [feed]));
