import type { GraphInput, Json } from '@shotgraph/engine';
import { X } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import { useEditor, useHeader } from '../app/editor-context.tsx';
import { INPUTS_CARD } from '../doc/edits.ts';
import { Port } from '../flow/port.tsx';
import { lookOf } from './group-look.ts';
import cardStyles from './node-card.module.css';
import styles from './rows.module.css';
import { LiteralField } from './widgets/widget.tsx';

const LOOK = { ...lookOf('input'), colour: '#d5dae3' };

/** What the graph asks for from outside: each input with its default. */
export const InputsCard = memo(
  function InputsCard({ selected }: { readonly selected: boolean }) {
    const { inputs = {} } = useHeader();
    return (
      <div
        data-node={INPUTS_CARD}
        className={`${cardStyles.card} ${selected ? cardStyles.selected : ''}`}
        style={{ '--group': LOOK.colour } as CSSProperties}
      >
        <header className={cardStyles.header}>
          <LOOK.icon size={14} className={cardStyles.icon} aria-hidden="true" />
          <span className={cardStyles.title}>Graph inputs</span>
        </header>
        <div className={cardStyles.body}>
          {Object.entries(inputs).map(([name, input]) => (
            <GraphInputRow key={name} name={name} input={input} />
          ))}
        </div>
      </div>
    );
  },
  (before, after) => before.selected === after.selected,
);

function GraphInputRow({ name, input }: { readonly name: string; readonly input: GraphInput }) {
  const { types, doc, edit } = useEditor();
  const type = types.port(input.type);
  const write = (value: unknown) => {
    const { default: _, ...rest } = input;
    const next = value === undefined ? rest : { ...rest, default: value as Json };
    edit([{ op: 'set-graph-input', name, value: next }], { mark: `type inputs.${name}` });
  };
  return (
    <div data-column className={`${styles.row} ${styles.column}`} title={`{{${name}}} in texts stands for this value`}>
      <span className={`${styles.label} ${styles.needed}`} data-name={`input ${name}`}>
        {input.label ?? name}
      </span>
      {type?.literal && (
        <LiteralField
          node={INPUTS_CARD}
          name={name}
          input={{ type, arity: 'optional', options: {} }}
          value={input.default}
          onEdit={write}
          onDone={() => doc.closeMark()}
          label={`Default of graph input ${name}`}
        />
      )}
      <button
        type="button"
        className={`${styles.reset} nodrag`}
        aria-label={`Remove graph input ${name}`}
        title="Remove this input"
        onClick={() => edit([{ op: 'set-graph-input', name }])}
      >
        <X size={10} aria-hidden="true" />
      </button>
      <Port node={INPUTS_CARD} name={name} side="output" type={type ?? { name: input.type, colour: '#90a4ae' }} />
    </div>
  );
}
