import { edgesIn, parseFrom } from '@shotgraph/engine';
import type { DirectionValue } from '@shotgraph/nodes';
import { Plug } from 'lucide-react';
import { useEditor, useNode } from '../../app/editor-context.tsx';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { Section } from '../fields/section.tsx';
import type { NodeEditorProps } from '../registry.ts';
import { nodesWith } from '../timeline/use-film.ts';
import { useView } from '../use-view.ts';
import { Checklist } from './checklist.tsx';
import styles from './film-checklist.module.css';
import FilmChecklist from './film-checklist.tsx';
import { IssueList } from './issue-list.tsx';

/** What a checklist finds in the direction that is wired into it, and what it judges that by. */
export default function ChecklistEditor({ id }: NodeEditorProps) {
  const editor = useEditor();
  const [edge] = edgesIn(useNode(id)?.inputs.direction);
  const source = edge && parseFrom(edge.from).node;
  const isFilm = source !== undefined && nodesWith(editor, 'sequence').includes(source);
  return (
    <>
      {!edge && <NotWired id={id} />}
      {isFilm && <FilmChecklist id={source} />}
      {edge && !isFilm && <DirectionChecklist id={id} place={edge.from} />}
      <Section title="Judged for">
        <ChoiceRow node={id} name="model" label="Model" />
        <ChoiceRow node={id} name="ratio" label="Ratio" />
        <ChoiceRow node={id} name="sound" label="Sound" />
      </Section>
    </>
  );
}

const DATA = { view: 'data' } as const;

/** The four points of a direction that no sequence of this graph puts together. */
function DirectionChecklist({ id, place }: { readonly id: string; readonly place: string }) {
  const direction = useView(place, DATA) as unknown as DirectionValue | null | undefined;
  const shots = (direction?.shots ?? []).map(({ name }) => ({ name, node: undefined }));
  return (
    <div className={styles.film}>
      <Checklist place={place} shots={shots} />
      <IssueList nodes={new Set([id])} />
    </div>
  );
}

function NotWired({ id }: { readonly id: string }) {
  const { ui } = useEditor();
  const to = { node: id, input: 'direction' };
  return (
    <p className={styles.facts}>
      No direction is wired in yet.
      <button type="button" onClick={() => ui.setState({ palette: { mode: 'nodes', to, existing: true } })}>
        <Plug size={13} aria-hidden="true" /> Connect one
      </button>
    </p>
  );
}
