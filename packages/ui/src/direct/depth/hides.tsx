import { useEditor } from '../../app/editor-context.tsx';
import styles from './hides.module.css';
import { type StackLayer, toggled } from './stack.ts';

interface HidesProps {
  readonly layer: StackLayer;
  /** Names of the layers behind it. */
  readonly names: readonly string[];
}

/** Which of the layers behind it a layer hides in part: told to models in words, and checked. */
export function Hides({ layer, names }: HidesProps) {
  const { setInput } = useEditor();
  const { node, name, occludes, wired } = layer;
  const isFixed = node === undefined || wired.has('occludes');
  if (names.length === 0) return <p className={styles.none}>Nothing stands behind {name}.</p>;
  return (
    <fieldset className={styles.hides} disabled={isFixed}>
      <legend>{name} hides in part</legend>
      {names.map((each) => (
        <label key={each} className={styles.choice}>
          <input
            type="checkbox"
            checked={occludes.includes(each)}
            onChange={() => {
              if (node === undefined) return;
              const next = toggled(layer, each, names);
              setInput({ node, input: 'occludes' }, next.length > 0 ? (next as string[]) : undefined);
            }}
          />
          {each}
        </label>
      ))}
    </fieldset>
  );
}
