import type { LightValue } from '@shotgraph/nodes';
import { ChoiceRow } from '../fields/choice-row.tsx';
import { SliderRow } from '../fields/slider-row.tsx';
import { hardness, KELVIN_RANGE, kelvinName, kelvinTrack } from './kelvin-colour.ts';

interface LampControlsProps {
  /** The node whose inputs it are. */
  readonly node: string;
  readonly light: LightValue;
  readonly whiteBalance: number | undefined;
}

/** Everything that places a light, colours it and makes it brighter. What is left out follows from its role and its source. */
export function LampControls({ node, light, whiteBalance }: LampControlsProps) {
  const ratio = light.stops === 0 ? 'as the key' : undefined;
  return (
    <>
      <SliderRow
        node={node}
        name="stops"
        label="Brightness"
        scale={{ min: -6, max: 4, step: 0.25 }}
        usual={light.stops}
        note={ratio}
      />
      <SliderRow
        node={node}
        name="kelvin"
        label="Colour"
        scale={{ ...KELVIN_RANGE, step: 50, isLog: true }}
        usual={light.kelvin}
        note={kelvinName(light.kelvin)}
        track={kelvinTrack(whiteBalance)}
      />
      <SliderRow
        node={node}
        name="size"
        label="Size"
        scale={{ min: 0.5, max: 160, step: 0.5, isLog: true }}
        usual={light.sizeDegrees}
        note={hardness(light.sizeDegrees)}
      />
      <SliderRow
        node={node}
        name="azimuth"
        label="Around"
        scale={{ min: -180, max: 180, step: 5 }}
        usual={light.azimuthDegrees}
        note={sideName(light.azimuthDegrees)}
      />
      <SliderRow
        node={node}
        name="elevation"
        label="Height"
        scale={{ min: -90, max: 90, step: 5 }}
        usual={light.elevationDegrees}
      />
      <SliderRow
        node={node}
        name="distance"
        label="Distance"
        scale={{ min: 0.3, max: 30, step: 0.05, isLog: true }}
        usual={light.distanceMetres}
      />
      <ChoiceRow node={node} name="role" label="Role" usual={light.role} />
      <ChoiceRow node={node} name="source" label="Source" />
      <ChoiceRow node={node} name="name" label="Name" usual={light.name} />
    </>
  );
}

/** The direction of a light in words of the trade. */
export function sideName(azimuth: number): string {
  const side = azimuth < 0 ? 'left' : 'right';
  const away = Math.abs(azimuth);
  if (away < 15) return 'front';
  if (away < 65) return `3/4 ${side}`;
  if (away < 115) return side;
  return away < 165 ? `back ${side}` : 'behind';
}
