import { parseFrom } from '@shotgraph/engine';
import type { ChoreographyValue } from '@shotgraph/nodes';
import type { BeatTimes } from '@shotgraph/nodes/cutting';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useEditor, useHere, usePlans, useRendered } from '../../app/editor-context.tsx';
import type { ShownMedia } from '../../engine/shown.ts';
import { audioBehind, type Music, outputOf, useEdits } from '../timeline/use-film.ts';
import { useView } from '../use-view.ts';
import { actionEdges, beatEdges, readActions, type StagedAction } from './staging.ts';

const DATA = { view: 'data' } as const;

/** Values at several places, read again after every plan; those of the last one stay until the new ones are there. */
export function useDataOf(places: readonly string[]): ReadonlyMap<string, unknown> {
  const { session } = useEditor();
  const { values } = useHere();
  const plans = usePlans();
  const [found, setFound] = useState<ReadonlyMap<string, unknown>>(new Map());
  const asked = useRef(0);
  const key = places.join(' ');
  // A new plan means new values; the key stands for the places.
  useEffect(() => {
    const mine = ++asked.current;
    const read = async (place: string) =>
      [place, await session.view(values + place, DATA).catch(() => undefined)] as const;
    void Promise.all(places.map(read)).then((entries) => mine === asked.current && setFound(new Map(entries)));
  }, [session, values, key, plans]);
  return found;
}

/** What an editor of a choreography shows. */
export interface Staging {
  readonly actions: readonly StagedAction[];
  readonly subjects: ChoreographyValue['subjects'];
  /** Where the choreography is; left out for an action that none reads. */
  readonly place: string | undefined;
  readonly beats: BeatTimes | undefined;
  readonly music: Music | undefined;
  /** The instant of the music at which the shot begins, s. */
  readonly musicStart: number;
}

/**
 * Reads a choreography, or a single action, from the document and the values made last.
 *
 * @param choreography - id of its node; left out for an action alone
 * @param action - place of the action alone
 */
export function useStaging(choreography: string | undefined, action: string | undefined): Staging {
  const editor = useEditor();
  const version = useEdits();
  const part = editor.part();
  const from = choreography === undefined ? (action === undefined ? [] : [action]) : actionEdges(part, choreography);
  const beatsFrom = beatEdges(part, from);
  const values = useDataOf([...from, ...beatsFrom]);
  const place = choreography === undefined ? undefined : outputOf(editor, choreography, 'choreography');
  const value = useView(place, DATA) as unknown as ChoreographyValue | null | undefined;
  const heard = beatsFrom[0] === undefined ? undefined : audioBehind(editor, part, beatsFrom[0]);
  const media = useView(heard, DATA) as unknown as ShownMedia | null | undefined;
  const hash = useRendered(media ?? undefined);
  // The version stands for everything the document says.
  return useMemo(() => {
    const typeOf = editor.types.of.bind(undefined, part);
    const actions = readActions({ part, typeOf, values }, from);
    const beats = (values.get(beatsFrom[0] ?? '') ?? undefined) as BeatTimes | undefined;
    const firstBeat = actions.find(({ counting }) => counting.firstBeat !== undefined)?.counting.firstBeat;
    const seconds = media?.seconds ?? 0;
    return {
      actions,
      subjects: value?.subjects ?? [],
      place,
      beats,
      music: seconds > 0 && heard !== undefined ? { name: parseFrom(heard).node, hash, seconds } : undefined,
      musicStart: (beats && firstBeat !== undefined && beats.times[firstBeat - 1]) || 0,
    };
  }, [editor, version, values, value, place, media, hash]);
}
