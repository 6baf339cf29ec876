import { Lock, SquareArrowOutUpRight, Trash2, Unlink } from 'lucide-react';
import { useEditor } from '../../app/editor-context.tsx';
import { ToolButton } from '../fields/tool-button.tsx';
import { kelvinColour, kelvinName } from './kelvin-colour.ts';
import styles from './lamp-list.module.css';
import type { Lamp } from './lamps.ts';
import type { LampEdits } from './use-lamp-edits.ts';

interface LampListProps {
  readonly lamps: readonly Lamp[];
  readonly edits: LampEdits;
  readonly whiteBalance: number;
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
}

/** The lights in words: what each is there for, how bright and of which colour, and from where it comes. */
export function LampList({ lamps, edits, whiteBalance, chosen, onChoose }: LampListProps) {
  if (lamps.length === 0) return <p className={styles.none}>No lights: all comes evenly from around.</p>;
  return (
    <ul className={styles.lamps} aria-label="Lights">
      {lamps.map((lamp) => {
        const { name, role, stops, kelvin } = lamp.light;
        return (
          <li key={name} className={styles.line} data-chosen={name === chosen || undefined}>
            <button type="button" className={styles.lamp} aria-pressed={name === chosen} onClick={() => onChoose(name)}>
              <span className={styles.colour} style={{ background: kelvinColour(kelvin, whiteBalance) }} />
              <span className={styles.name}>
                {name}
                {name !== role && <span className={styles.role}>{role}</span>}
              </span>
              <span className={styles.facts}>
                {stops > 0 ? '+' : ''}
                {Math.round(stops * 100) / 100} EV · {kelvinName(kelvin)}
              </span>
            </button>
            <LampTool lamp={lamp} edits={edits} />
          </li>
        );
      })}
    </ul>
  );
}

/** What can be done with a light besides moving it. */
function LampTool({ lamp, edits }: { readonly lamp: Lamp; readonly edits: LampEdits }) {
  const { ui } = useEditor();
  const { light, edge, node, from } = lamp;
  if (edge === undefined)
    return (
      <ToolButton icon={Unlink} label={`Make ${light.name} a light of its own`} onClick={() => edits.takeOver(lamp)} />
    );
  const source = from?.slice(0, from.indexOf('.'));
  return (
    <>
      {node !== undefined && (
        <ToolButton
          icon={SquareArrowOutUpRight}
          label={`Direct ${light.name} alone`}
          onClick={() => ui.select([node])}
        />
      )}
      {node === undefined && source !== undefined && (
        <ToolButton
          icon={Lock}
          label={`${light.name} is made by ${source}; select it`}
          onClick={() => ui.select([source])}
        />
      )}
      <ToolButton icon={Trash2} label={`Remove ${light.name}`} onClick={() => edits.remove(lamp)} />
    </>
  );
}
