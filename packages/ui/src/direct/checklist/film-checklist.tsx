import { edgesIn } from '@shotgraph/engine';
import { PanelBottom } from 'lucide-react';
import { useEditor } from '../../app/editor-context.tsx';
import { type FilmState, useEdits, useFilm } from '../timeline/use-film.ts';
import { Checklist } from './checklist.tsx';
import styles from './film-checklist.module.css';
import { IssueList } from './issue-list.tsx';

/** What is not directed yet in a film, and what usually costs a take of it. */
export default function FilmChecklist({ id }: { readonly id: string }) {
  return <KnownChecklist id={id} state={useFilm(id)} />;
}

function KnownChecklist({ id, state }: { readonly id: string; readonly state: FilmState }) {
  const { ui } = useEditor();
  const { film, place } = state;
  const nodes = useNodesOf(id, place, film);
  const isOpen = ui.getState().showsTimeline;
  return (
    <div className={styles.film}>
      <p className={styles.facts}>
        {film.shots.length} {film.shots.length === 1 ? 'shot' : 'shots'}, {Math.round(film.seconds * 100) / 100} s
        {!isOpen && (
          <button type="button" onClick={() => ui.setState({ showsTimeline: true })}>
            <PanelBottom size={13} aria-hidden="true" /> Timeline
          </button>
        )}
      </p>
      <Checklist place={place} shots={film.shots} />
      <IssueList nodes={nodes} />
    </div>
  );
}

/** The sequence, its shots, and whatever looks its direction over. */
function useNodesOf(id: string, place: string, film: FilmState['film']): ReadonlySet<string> {
  const { part } = useEditor();
  useEdits();
  const readers = [...part().nodes].flatMap(([node, { inputs }]) =>
    Object.values(inputs).some((value) => edgesIn(value).some(({ from }) => from === place)) ? [node] : [],
  );
  return new Set([id, ...film.shots.flatMap(({ node }) => node ?? []), ...readers]);
}
