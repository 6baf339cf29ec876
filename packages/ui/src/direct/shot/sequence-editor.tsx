import FilmChecklist from '../checklist/film-checklist.tsx';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { Section } from '../fields/section.tsx';
import type { NodeEditorProps } from '../registry.ts';

/** Directs a film as a whole: what is missing in it, who owns its time, and whether cuts fall on beats. */
export default function SequenceEditor({ id }: NodeEditorProps) {
  return (
    <>
      <FilmChecklist id={id} />
      <Section title="Clock">
        <ChoiceRow node={id} name="clock" label="Owns time" />
        <ChoiceRow node={id} name="snap" label="Cuts on" />
        <ChoiceRow node={id} name="beatsPerBar" label="Beats a bar" />
        <ChoiceRow node={id} name="downbeat" label="Downbeat" />
      </Section>
    </>
  );
}
