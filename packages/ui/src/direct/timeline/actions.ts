import type { Op } from '@shotgraph/engine';
import { parseFrom } from '@shotgraph/engine';
import type { Editor } from '../../app/editor.ts';
import { enter } from '../../commands/graph-commands.ts';
import { inGraph } from '../../doc/here.ts';
import { addOps, alsoIn, duplicateOps, movedOrder, orderOps, removeOps } from './edits.ts';
import { type Film, type FilmShot, type FilmSource, readFilm, shotEdges } from './film.ts';
import { heldBy, lengthOps, lengthUntil } from './trim.ts';
import { sequenceInView } from './use-film.ts';

/** What is done with the shots of one sequence; each is one step of undo. */
export interface FilmActions {
  /** Selects the shot's node and opens how it is directed. */
  select(shot: FilmShot): void;
  /** Shows the shot's node large, or what it consists of where it is a subgraph. */
  show(shot: FilmShot): void;
  move(shot: FilmShot, to: number): void;
  /** Makes a shot end at an instant of the film, or says why it cannot. @returns whether it was possible */
  trim(film: Film, shot: FilmShot, end: number): boolean;
  /** Says why a shot cannot be trimmed. @returns whether it is held */
  tellHeld(shot: FilmShot): boolean;
  add(after: FilmShot | undefined): void;
  duplicate(shot: FilmShot): void;
  remove(shot: FilmShot): void;
}

/** The actions on a sequence of the graph in view. */
export function filmActions(editor: Editor, sequence: string): FilmActions {
  const { ui, edit, part, here } = editor;
  const tell = (text: string) => ui.toast({ tone: 'info', text });
  const change = (ops: readonly Op[], mark?: string) => ops.length > 0 && edit(ops, mark === undefined ? {} : { mark });
  const idOf = (shot: FilmShot) => shot.node ?? parseFrom(shot.from).node;

  const select = (shot: FilmShot) => {
    ui.setState({ dock: 'direct', film: sequence });
    ui.select([idOf(shot)]);
  };
  const tellHeld = (shot: FilmShot) => {
    const held = heldBy(part(), shot);
    if (!held) return false;
    const fix = held.fix && { label: held.fix.label, ops: inGraph(held.fix.ops, here().subgraph) };
    ui.toast({ tone: 'info', text: held.text, ...(fix && { fix }) });
    return true;
  };
  return {
    select,
    tellHeld,
    show(shot) {
      select(shot);
      // A subgraph that makes shots is entered; a shot is shown large.
      if (shot.node !== undefined || !enter(editor, idOf(shot))) editor.canvas?.fit([idOf(shot)]);
    },
    move(shot, to) {
      const { place } = shot;
      const count = shotEdges(part(), sequence).length;
      const target = Math.min(count - 1, Math.max(0, to));
      if (place === undefined) tell(`"${shot.name}" comes in a list from ${shot.from}; change the order there`);
      else if (target !== place) change(orderOps(part(), sequence, movedOrder(count, place, target)));
    },
    trim(film, shot, end) {
      if (tellHeld(shot) || shot.node === undefined) return false;
      const seconds = lengthUntil(film, shot.key, end);
      if (seconds !== shot.ownSeconds) change(lengthOps(shot.node, seconds), `trim ${shot.node}`);
      return true;
    },
    add(after) {
      const type = editor.catalogue.types.find((each) => each.editor === 'shot');
      const port = type && Object.keys(type.outputs).find((name) => type.outputs[name]!.type.name === 'shot');
      if (!type || port === undefined) return;
      const { ops, id } = addOps({ part: part(), sequence, type: type.type, version: type.version, port }, after);
      // The new card gets a place of its own where the one before has none.
      if (editor.applyFix({ label: '', ops: inGraph(ops, here().subgraph) })) ui.select([id]);
    },
    duplicate(shot) {
      const made = duplicateOps(part(), sequence, shot);
      if (!made) tell(`"${shot.name}" is made by ${shot.from}, not by a shot of this graph; duplicate it there`);
      else if (editor.applyFix({ label: '', ops: inGraph(made.ops, here().subgraph) })) ui.select([made.id]);
    },
    remove(shot) {
      const { ops, users } = removeOps(part(), sequence, shot);
      if (shot.place === undefined) tell(`"${shot.name}" comes in a list from ${shot.from}; take it out there`);
      else if (change(ops)) {
        ui.select([]);
        if (users.length > 0)
          tell(`"${shot.name}" is out of ${sequence}; its node stays, since ${users.join(', ')} uses it`);
      }
    },
  };
}

/** Other films that a change of a shot changes too, in words; empty for none. */
export function sharedWith({ part }: Editor, sequence: string, shot: FilmShot): string {
  const others = shot.node === undefined ? [] : alsoIn(part(), sequence, shot.node);
  return others.length === 0 ? '' : `Also in ${others.join(', ')}`;
}

/** Does something with the selected shot of the sequence in view, as the commands do that need no timeline. */
export function onSelected(editor: Editor, what: 'add' | 'duplicate' | 'remove' | 'earlier' | 'later'): void {
  const sequence = sequenceInView(editor);
  if (sequence === undefined) return;
  const part = editor.part();
  const source: FilmSource = {
    part,
    sequence,
    typeOf: (record) => record && editor.catalogue.byType.get(record.type),
    values: new Map(),
    direction: undefined,
    isList: false,
    beats: undefined,
  };
  const { selectedNodes } = editor.ui.getState();
  const shot = readFilm(source).shots.find(({ from }) => selectedNodes.has(parseFrom(from).node));
  const actions = filmActions(editor, sequence);
  if (what === 'add') actions.add(shot);
  else if (!shot) return;
  else if (what === 'duplicate') actions.duplicate(shot);
  else if (what === 'remove') actions.remove(shot);
  else actions.move(shot, (shot.place ?? 0) + (what === 'earlier' ? -1 : 1));
}
