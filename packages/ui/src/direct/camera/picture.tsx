import { Frame, Grid3x3, Image } from 'lucide-react';
import { useState } from 'react';
import { ToolButton } from '../fields/tool-button.tsx';
import { StageView } from '../stage-view.tsx';
import styles from './picture.module.css';
import type { CameraScene } from './use-camera-scene.ts';

interface PictureProps {
  readonly id: string;
  readonly scene: Pick<CameraScene, 'shots' | 'isFilmed'>;
  readonly seconds: number;
}

const WIDE = 448;
const HIGH = 252;

/** What the camera films: alone over a grey set, or in a shot that it is wired into. */
export function Picture({ id, scene: { shots, isFilmed }, seconds }: PictureProps) {
  const [asked, ask] = useState<string>();
  const [isGrey, setGrey] = useState(false);
  const [guides, setGuides] = useState({ thirds: false, safe: false });
  const own = `${id}.camera`;
  const places = [...shots.map(({ node, place }) => ({ title: `In ${node}`, place })), { title: 'Alone', place: own }];
  const place = places.find((each) => each.place === asked)?.place ?? (isFilmed ? places[0]!.place : own);
  const style = isGrey || place === own ? 'grey-box' : 'pictures';
  return (
    <figure className={styles.figure}>
      <StageView
        place={place}
        seconds={seconds}
        width={WIDE}
        height={HIGH}
        style={style}
        label={`What the camera sees at ${seconds.toFixed(1)} seconds`}
      >
        {guides.thirds && <Thirds />}
        {guides.safe && <SafeAreas />}
      </StageView>
      <figcaption className={styles.bar}>
        {places.length > 1 && (
          <select
            className={styles.place}
            value={place}
            aria-label="What is filmed"
            onChange={(event) => ask(event.target.value)}
          >
            {places.map((each) => (
              <option key={each.place} value={each.place}>
                {each.title}
              </option>
            ))}
          </select>
        )}
        <span className={styles.space} />
        {place !== own && (
          <ToolButton icon={Image} label="Pictures of the layers" isOn={!isGrey} onClick={() => setGrey(!isGrey)} />
        )}
        <ToolButton
          icon={Grid3x3}
          label="Thirds"
          isOn={guides.thirds}
          onClick={() => setGuides({ ...guides, thirds: !guides.thirds })}
        />
        <ToolButton
          icon={Frame}
          label="Safe areas for action and titles"
          isOn={guides.safe}
          onClick={() => setGuides({ ...guides, safe: !guides.safe })}
        />
      </figcaption>
    </figure>
  );
}

const Thirds = () => (
  <svg className={styles.guide} viewBox="0 0 3 3" preserveAspectRatio="none" aria-hidden="true">
    <path d="M1 0V3M2 0V3M0 1H3M0 2H3" />
  </svg>
);

/** The inner 93 and 90 per cent, as broadcasters ask for. @see EBU R 95 */
const SafeAreas = () => (
  <svg className={styles.guide} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
    <path d="M3.5 3.5H96.5V96.5H3.5Z M5 5H95V95H5Z M50 47V53M48.3 50H51.7" />
  </svg>
);
