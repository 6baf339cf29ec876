import { ChoiceRow } from '../fields/choice-row.tsx';
import { Section } from '../fields/section.tsx';
import { SliderRow } from '../fields/slider-row.tsx';

const DISTANCE = { min: 0.2, max: 200, step: 0.1, isLog: true } as const;
const SIDE = { min: -10, max: 10, step: 0.1 } as const;
const RAISED = { min: 0, max: 5, step: 0.05 } as const;
const SIZE = { min: 0.1, max: 20, step: 0.05, isLog: true } as const;

/** The numbers and names of one layer. */
export function LayerFields({ node }: { readonly node: string }) {
  return (
    <>
      <Section title={`Layer ${node}`}>
        <ChoiceRow node={node} name="name" label="Name" />
        <ChoiceRow node={node} name="kind" label="Kind" />
        <ChoiceRow node={node} name="band" label="Band" />
        <ChoiceRow node={node} name="subject" label="Shows" />
        <ChoiceRow node={node} name="description" label="Words" />
      </Section>
      <Section title="Place">
        <SliderRow node={node} name="depth" label="Distance" scale={DISTANCE} />
        <SliderRow node={node} name="right" label="Right" scale={SIDE} />
        <SliderRow node={node} name="raised" label="Raised" scale={RAISED} />
        <SliderRow node={node} name="height" label="Height" scale={SIZE} />
        <SliderRow node={node} name="width" label="Width" scale={SIZE} />
        <SliderRow node={node} name="thickness" label="Thickness" scale={SIZE} />
      </Section>
    </>
  );
}
