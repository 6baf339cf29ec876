import { canonicalJson, type Json, NodeError, sha256Text } from '@shotgraph/engine';
import type { Args, MediaType, Operation, TypeOf } from './operation.ts';
import type { AudioInfo, AudioValue, Expr, ImageValue, MediaValue, VideoInfo, VideoValue } from './types.ts';

/** Builds the value an operation makes of its inputs. No byte is touched. */
export function derive<A extends Args, V extends MediaValue>(
  operation: Operation<A, V>,
  args: A,
  inputs: readonly MediaValue[],
): V {
  const type = operation.infer(args, inputs);
  return {
    ...type,
    expr: expression(
      operation.name,
      args,
      inputs.map((input) => input.expr),
    ),
  } as unknown as V;
}

/** An expression node named by its content. */
export function expression(op: string, args: Args, inputs: readonly Expr[]): Expr {
  const id = sha256Text(canonicalJson([op, args, inputs.map((input) => input.id)]));
  return { op, id, args, inputs };
}

/** A value that a later step will make: its type is known, its content is not. Rendering it is an error. */
export const PREDICTED = 'predicted';

/**
 * Stands for media that a step has not made yet.
 *
 * @param id - must follow from the contents of the step's inputs, so that equal work predicts equal media
 */
export function predicted(kind: 'image', info: ImageValue['info'], id: string): ImageValue;
export function predicted(kind: 'video', info: VideoInfo, id: string): VideoValue;
export function predicted(kind: 'audio', info: AudioInfo, id: string): AudioValue;
export function predicted<V extends MediaValue>(kind: V['kind'], info: V['info'], id: string): V;
export function predicted(kind: MediaValue['kind'], info: MediaValue['info'], id: string): MediaValue {
  const args: Args = { id, kind, info: info as unknown as Json };
  return { kind, info, expr: expression(PREDICTED, args, []) } as MediaValue;
}

/** Whether any part of a value waits for a step that has not run. */
export const isPredicted = (value: MediaValue): boolean => inOrder([value.expr]).some((expr) => expr.op === PREDICTED);

/** Every distinct expression below the roots, inputs before their users. Without recursion: chains may be long. */
export function inOrder(roots: readonly Expr[]): Expr[] {
  const order: Expr[] = [];
  const entered = new Set<string>();
  const stack = [...roots].reverse().map((expr) => ({ expr, leave: false }));
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { expr, leave } = item;
    if (leave) order.push(expr);
    else if (!entered.has(expr.id)) {
      entered.add(expr.id);
      stack.push({ expr, leave: true });
      for (let i = expr.inputs.length - 1; i >= 0; i--) stack.push({ expr: expr.inputs[i]!, leave: false });
    }
  }
  return order;
}

/** The type carried by a value. */
export const typeOf = <V extends MediaValue>({ kind, info }: V): TypeOf<V> => ({ kind, info }) as TypeOf<V>;

/** Frames and size of a clip among the inputs of an operation. */
export function videoInfo(type: MediaType | undefined): VideoInfo {
  if (type?.kind !== 'video') throw new TypeError(`expected a video, got ${type?.kind}`);
  return type.info;
}

/** Length of a sound, or of a clip's own sound, among the inputs of an operation. */
export function audioInfo(type: MediaType | undefined): AudioInfo {
  if (type?.kind !== 'audio') throw new TypeError(`expected audio, got ${type?.kind}`);
  return type.info;
}

/** A wrong argument, said to the author of the graph. */
export const invalid = (message: string, input?: string): NodeError =>
  new NodeError('input-invalid', message, input === undefined ? {} : { input });
