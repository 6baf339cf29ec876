import type { GraphInput, Json } from '@shotgraph/engine';
import { Pencil, X } from 'lucide-react';
import { useEditor, useHeader } from '../app/editor-context.tsx';
import { INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { LiteralField } from '../nodes/widgets/widget.tsx';
import { ConnectButton } from './connect-button.tsx';
import { Source } from './outline-input.tsx';
import panelStyles from './outline-panel.module.css';
import styles from './outline-ports.module.css';

/** What the graph asks for from outside, or what it gives. */
export function OutlineEnds({ side }: { readonly side: typeof INPUTS_CARD | typeof OUTPUTS_CARD }) {
  const { inputs = {}, outputs = {} } = useHeader();
  const isInputs = side === INPUTS_CARD;
  if (Object.keys(isInputs ? inputs : outputs).length === 0) return null;
  return (
    <section className={panelStyles.section}>
      <h3>{isInputs ? 'Graph inputs' : 'Graph outputs'}</h3>
      <ul className={panelStyles.ends}>
        {isInputs
          ? Object.entries(inputs).map(([name, input]) => <InputLine key={name} name={name} input={input} />)
          : Object.entries(outputs).map(([name, { from }]) => (
              <li key={name} className={styles.port}>
                <span className={styles.name}>{name}</span>
                <div className={styles.value}>
                  <Source place={{ node: OUTPUTS_CARD, input: name }} from={from} />
                </div>
                <span className={styles.tools}>
                  <ConnectButton to={{ node: OUTPUTS_CARD, input: name }} label={`Connect ${name} to something else`} />
                  <RenameButton what="output" id={name} />
                </span>
              </li>
            ))}
      </ul>
    </section>
  );
}

function RenameButton({ what, id }: { readonly what: 'input' | 'output'; readonly id: string }) {
  const { ui } = useEditor();
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={`Rename graph ${what} ${id}`}
      title="Rename"
      onClick={() => ui.setState({ dialog: { kind: 'rename', what, id } })}
    >
      <Pencil size={12} aria-hidden="true" />
    </button>
  );
}

function InputLine({ name, input }: { readonly name: string; readonly input: GraphInput }) {
  const { types, doc, edit } = useEditor();
  const type = types.port(input.type);
  const write = (value: unknown) => {
    const { default: _, ...rest } = input;
    const next = value === undefined ? rest : { ...rest, default: value as Json };
    edit([{ op: 'set-graph-input', name, value: next }], { mark: `type inputs.${name}` });
  };
  return (
    <li className={styles.port}>
      <span className={styles.name}>{input.label ?? name}</span>
      <div className={styles.value}>
        {type?.literal ? (
          <LiteralField
            node={INPUTS_CARD}
            name={name}
            input={{ type, arity: 'optional', options: {} }}
            value={input.default}
            onEdit={write}
            onDone={() => doc.closeMark()}
            label={`Default of graph input ${name}`}
          />
        ) : (
          <span className={styles.empty}>{input.type}</span>
        )}
      </div>
      <span className={styles.tools}>
        <ConnectButton from={`${INPUTS_CARD}.${name}`} label={`Use graph input ${name}`} />
        <RenameButton what="input" id={name} />
        <button
          type="button"
          className={styles.tool}
          aria-label={`Remove graph input ${name}`}
          title="Remove this input"
          onClick={() => edit([{ op: 'set-graph-input', name }])}
        >
          <X size={12} aria-hidden="true" />
        </button>
      </span>
    </li>
  );
}
