import type { NodeRecord } from '@shotgraph/engine';
import { useEditor, useHeader, useNode, useType } from '../app/editor-context.tsx';
import { tokenise } from '../nodes/widgets/prompt-tokens.ts';
import { placeholderOf, type WidgetProps } from '../nodes/widgets/widget-props.ts';
import { Chip } from './chip.tsx';
import { Mends } from './mends.tsx';
import styles from './prompt-field.module.css';
import { type Reference, referencesOf } from './references.ts';
import { loadLive, useEntrance } from './use-entrance.ts';

/**
 * A prompt whose mentions are chips. At rest it is plain text with the same measures; the editor behind it is loaded when somebody
 * comes in.
 */
export function PromptField({ node, name, input, value, onEdit, onDone, label }: WidgetProps) {
  const { part } = useEditor();
  const type = useType(node);
  const references = referencesOf(useNode(node), type);
  const text = typeof value === 'string' ? value : '';
  const { Live, point, takeEarly, enter, pass, leave, press, note } = useEntrance(text, { onEdit, onDone });
  const placeholder = placeholderOf(input);
  return (
    <div className={styles.field}>
      {Live ? (
        <Live
          {...{ node, name, text, label, placeholder, onEdit, onDone, point, takeEarly }}
          read={() => textIn(part().nodes.get(node), name) ?? text}
          onLeave={() => {
            leave();
            onDone();
          }}
        />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a text area cannot hold the pictures of what it points to
        <div
          className={`${styles.plain} nodrag nopan`}
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-label={label}
          aria-placeholder={placeholder || undefined}
          onPointerEnter={() => void loadLive().catch(() => {})}
          onPointerDown={press}
          onKeyDown={note}
          onFocus={enter}
          onBlur={pass}
        >
          {text === '' ? (
            <span className={styles.placeholder}>{placeholder}</span>
          ) : (
            <Tokens {...{ text, references }} />
          )}
          {/* A line that ends the text is seen only when something stands in it. */}
          {text.endsWith('\n') && '\u200b'}
        </div>
      )}
      <Mends node={node} name={name} text={text} references={references} type={type} />
    </div>
  );
}

interface TokensProps {
  readonly text: string;
  readonly references: readonly Reference[];
}

/** The text with its mentions as chips and its templates coloured. */
function Tokens({ text, references }: TokensProps) {
  const inputs = useHeader().inputs ?? {};
  return tokenise(text, true, true).map((token, index) => {
    if (token.kind === 'plain') return token.text;
    if (token.kind === 'mention')
      return <Chip key={index} name={token.name} reference={references.find(({ name }) => name === token.name)} />;
    return (
      <mark key={index} className={Object.hasOwn(inputs, token.name) ? styles.template : styles.dangling}>
        {token.text}
      </mark>
    );
  });
}

/** A text that a node's record holds; nothing where it is another value, or no node's. */
function textIn(record: NodeRecord | undefined, name: string): string | undefined {
  const value = record?.inputs[name];
  return typeof value === 'string' ? value : undefined;
}
