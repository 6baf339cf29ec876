import type { Op } from '@shotgraph/engine';
import { useRef } from 'react';
import { useEditor, useHere } from '../../app/editor-context.tsx';
import type { Lamp } from './lamps.ts';
import { addLightOps, findLightMaker, ownLight, ownSetupOps, removeLightOps } from './light-edits.ts';
import type { Rig } from './use-rig.ts';

/** Numbers of a lamp by the inputs of its node. */
export type LampChange = Partial<Record<'azimuth' | 'elevation' | 'distance' | 'size' | 'stops' | 'kelvin', number>>;

/** Changes the lamps of a rig; each call is one undo step, or one with those before it under the same mark. */
export function useLampEdits(rigId: string | undefined) {
  const editor = useEditor();
  const { subgraph } = useHere();
  const taken = useRef(new Map<string, string>());
  const maker = findLightMaker(editor.catalogue.types);
  const place = () => ({ graph: editor.doc.graph, subgraph, rig: rigId! });
  const isTyped = (node: string, input: string) => {
    const value = editor.doc.findNode(node, subgraph)?.inputs[input];
    return value === undefined || typeof value === 'number';
  };
  const write = (node: string, change: LampChange, mark: string) =>
    void editor.edit(
      Object.entries(change).flatMap(([input, value]): Op[] =>
        isTyped(node, input) ? [{ op: 'set-input', node, input, value }] : [],
      ),
      { mark },
    );
  const insert = (ops: readonly Op[], mark?: string) =>
    editor.applyFix({ label: 'Add a light', ops }, mark === undefined ? {} : { mark });

  return {
    /** Whether a lamp can be moved: by its node, or by taking the place of one of the setup. */
    canMove: ({ node, edge }: Lamp) =>
      node !== undefined || (edge === undefined && rigId !== undefined && maker !== undefined),
    /** Gives what writes to a lamp. One of the setup becomes a node of its own with the first change, in the same undo step. */
    writer(lamp: Lamp) {
      const { name } = lamp.light;
      const mark = `lamp ${rigId} ${name}`;
      // One that was made a moment ago may not have come back from the engine as a node of its own.
      const made = taken.current.get(name);
      let node = lamp.node ?? (made !== undefined && editor.doc.findNode(made, subgraph) ? made : undefined);
      return (change: LampChange) => {
        if (node === undefined) {
          if (!maker || rigId === undefined || lamp.edge !== undefined) return;
          const { ops, ids } = addLightOps(place(), maker, [ownLight(lamp.light)]);
          if (!insert(ops, mark)) return;
          node = ids[0]!;
          taken.current.set(name, node);
        }
        write(node, change, mark);
      };
    },
    done: () => editor.doc.closeMark(),
    add(role: string) {
      if (maker) insert(addLightOps(place(), maker, [{ name: role, inputs: { role } }]).ops);
    },
    takeOver(lamp: Lamp) {
      if (maker) insert(addLightOps(place(), maker, [ownLight(lamp.light)]).ops);
    },
    takeOverAll({ value, lamps }: Rig) {
      const setup = lamps.filter(({ edge }) => edge === undefined).map(({ light }) => light);
      if (maker) insert(ownSetupOps(place(), maker, value, setup));
    },
    remove: ({ edge }: Lamp) => edge !== undefined && editor.edit(removeLightOps(place(), edge)),
  };
}

/** What changes the lamps of a rig. */
export type LampEdits = ReturnType<typeof useLampEdits>;
