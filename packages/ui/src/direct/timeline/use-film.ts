import { edgesIn, type GraphPart, parseFrom } from '@shotgraph/engine';
import type { DirectionValue } from '@shotgraph/nodes';
import type { BeatTimes } from '@shotgraph/nodes/cutting';
import { useMemo, useSyncExternalStore } from 'react';
import type { Editor } from '../../app/editor.ts';
import { useEditor, usePlans, useRendered, useUi } from '../../app/editor-context.tsx';
import type { ShownMedia } from '../../engine/shown.ts';
import { useKept } from '../fields/use-kept.ts';
import { useView, useViewAbout } from '../use-view.ts';
import { type Film, type FilmSource, readFilm, shotEdges, valuesByEdge } from './film.ts';

/** Draws again after every edit of the document. */
export function useEdits(): number {
  const { doc } = useEditor();
  return useSyncExternalStore(doc.onEdit, () => doc.version);
}

/** Ids of the nodes of the graph in view whose definition asks for an editor by a hint. */
export const nodesWith = ({ catalogue, part }: Pick<Editor, 'catalogue' | 'part'>, hint: string): readonly string[] =>
  [...part().nodes].flatMap(([id, { type }]) => (catalogue.byType.get(type)?.editor === hint ? [id] : []));

/**
 * The sequence that is edited: the one selected, or that a person chose, or that a selected shot is in; else the longest one, and of several
 * the last, as what is made from others comes behind them.
 */
export function sequenceInView(editor: Editor): string | undefined {
  const { film, selectedNodes } = editor.ui.getState();
  const part = editor.part();
  const all = nodesWith(editor, 'sequence');
  const selected = all.find((id) => selectedNodes.has(id));
  if (selected !== undefined) return selected;
  const plays = (id: string) => shotEdges(part, id).some(({ from }) => selectedNodes.has(parseFrom(from).node));
  const chosen = film !== undefined && all.includes(film) ? film : undefined;
  if (chosen !== undefined && (plays(chosen) || !all.some(plays))) return chosen;
  const rivals = all.some(plays) ? all.filter(plays) : all;
  return rivals.toSorted(
    (a, b) => shotEdges(part, b).length - shotEdges(part, a).length || all.indexOf(b) - all.indexOf(a),
  )[0];
}

/** The same for components. */
export function useSequence(): string | undefined {
  const editor = useEditor();
  useEdits();
  useUi(({ selectedNodes }) => selectedNodes);
  useUi(({ film }) => film);
  return sequenceInView(editor);
}

/** The output of a node that carries a port type, as a place. */
export function outputOf(editor: Editor, id: string, type: string): string | undefined {
  const record = editor.part().nodes.get(id);
  const outputs = (record && editor.catalogue.byType.get(record.type)?.outputs) ?? {};
  const port = Object.keys(outputs).find((name) => outputs[name]!.type.name === type);
  return port === undefined ? undefined : `${id}.${port}`;
}

const DATA = { view: 'data' } as const;

/** Everything known of the film of a sequence. */
export interface FilmState {
  readonly source: FilmSource;
  readonly film: Film;
  /** Where its direction is, `node.port`. */
  readonly place: string;
  readonly music: Music | undefined;
}

/** Reads the film of a sequence, and again after every edit and every plan. */
export function useFilm(sequence: string): FilmState {
  const editor = useEditor();
  const version = useEdits();
  const part = editor.part();
  const place = outputOf(editor, sequence, 'direction') ?? `${sequence}.direction`;
  const edgesNow = () => shotEdges(editor.part(), sequence);
  const seen = useViewAbout(place, DATA, edgesNow);
  const direction = (seen?.reply ?? undefined) as unknown as DirectionValue | undefined;
  const beatsFrom = edgesIn(part.nodes.get(sequence)?.inputs.beats)[0]?.from;
  const beats = useView(beatsFrom, DATA) as unknown as BeatTimes | null | undefined;
  // Values belong to the edges there were when they were asked for: an edit after that moves edges, not values.
  // One shot that is wrong takes the direction away: of the others stays what was known last.
  const known = useKept(direction && seen, sequence);
  const values = useMemo(
    () => valuesByEdge(known?.about ?? [], known?.reply as unknown as DirectionValue | undefined),
    [known],
  );
  const music = useMusic(part, direction, beatsFrom);
  // The version stands for everything the document says.
  return useMemo(() => {
    const source: FilmSource = {
      part,
      sequence,
      typeOf: (record) => record && editor.catalogue.byType.get(record.type),
      values,
      direction,
      isList: shotEdges(part, sequence).some(({ from }) => editor.types.output(part, from)?.element !== undefined),
      beats: beats ?? undefined,
    };
    return { source, film: readFilm(source), place, music };
  }, [editor, version, sequence, values, direction, beats, place, music]);
}

/** The sound a film is cut to. */
export interface Music {
  readonly name: string;
  readonly hash: string | undefined;
  readonly seconds: number;
}

const MUSIC_ROLES = ['music', 'rhythm', 'sound'];

/** The music among the references of a film, else what its beats were found in. */
function useMusic(part: GraphPart, direction: DirectionValue | undefined, beatsFrom: string | undefined) {
  const editor = useEditor();
  usePlans();
  const reference = MUSIC_ROLES.flatMap(
    (role) => direction?.references.filter((each) => each.role === role && each.media.kind === 'audio') ?? [],
  )[0];
  const heard = reference || beatsFrom === undefined ? undefined : audioBehind(editor, part, beatsFrom);
  const found = useView(heard, DATA) as unknown as ShownMedia | null | undefined;
  const media = (reference?.media as unknown as ShownMedia | undefined) ?? found ?? undefined;
  const hash = useRendered(media);
  const name = reference?.name ?? (heard === undefined ? '' : parseFrom(heard).node);
  const seconds = media?.seconds ?? 0;
  return useMemo(() => (seconds > 0 ? { name, hash, seconds } : undefined), [name, hash, seconds]);
}

/** The sound that a node takes to make something of it: where an input of it gets audio from. */
export function audioBehind(editor: Editor, part: GraphPart, from: string): string | undefined {
  const record = part.nodes.get(parseFrom(from).node);
  return Object.values(record?.inputs ?? {})
    .flatMap((value) => edgesIn(value))
    .find((edge) => editor.types.output(part, edge.from)?.name === 'audio')?.from;
}
