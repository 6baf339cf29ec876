import { edgesIn, type InputValue } from '@shotgraph/engine';
import type { InputData } from '@shotgraph/engine/worker';
import { useMemo } from 'react';
import { useEditor, useNode, useType } from '../../app/editor-context.tsx';

/** One input of a node, as an editor of directing reads and writes it. */
export interface InputHandle {
  /** `undefined` when the node's type has no such input. */
  readonly input: InputData | undefined;
  /** What the document holds: a literal, edges or nothing. */
  readonly value: InputValue | undefined;
  /** What is typed in, else the default. */
  readonly literal: unknown;
  /** Where it comes from when it is wired: it cannot be edited here then. */
  readonly source: string | undefined;
  /** Writes a literal, or leaves it out. Writes until `done` are one undo step. */
  write(value: InputValue | undefined): void;
  done(): void;
}

/** Reads one input of a node and writes it. */
export function useInput(node: string, name: string): InputHandle {
  const { setInput, doc } = useEditor();
  const record = useNode(node);
  const input = useType(node)?.inputs[name];
  const value = record?.inputs[name];
  const writers = useMemo(
    () => ({
      write: (next: InputValue | undefined) => setInput({ node, input: name }, next, `direct ${node}.${name}`),
      done: () => doc.closeMark(),
    }),
    [setInput, doc, node, name],
  );
  const source = edgesIn(value)[0]?.from;
  return {
    input,
    value,
    source,
    literal: source === undefined ? (value ?? input?.options.default) : undefined,
    ...writers,
  };
}
