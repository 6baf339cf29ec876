import { parseDocument } from '@shotgraph/engine';
import { Clapperboard } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import { type Example, exampleBase, loadExample, posterOf } from '../app/examples.ts';
import { type TemplateFacts, templateFacts } from '../share/template-facts.ts';
import { Dialog } from './dialog.tsx';
import styles from './templates.module.css';

/** The documents that come with the editor: what each shows, what it is made from and what it costs. */
export default function Templates() {
  const { ui, workspace } = useEditor();
  const { examples } = workspace;
  return (
    <Dialog title="Templates" width={1040} onClose={() => ui.setState({ dialog: undefined })}>
      {examples.length === 0 && <p className={styles.none}>No templates are served beside this editor.</p>}
      <ul className={styles.grid}>
        {examples.map((example) => (
          <li key={example.name}>
            <Template example={example} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Template({ example: { name, title, about, hasPoster } }: { readonly example: Example }) {
  const { shell, ui } = useEditor();
  const facts = useFacts(name);
  const open = () => {
    ui.setState({ dialog: undefined });
    void shell.openExample(name);
  };
  return (
    <button type="button" className={styles.card} onClick={open}>
      {hasPoster ? (
        <span className={styles.pictures}>
          <img src={posterOf(name)} alt="" loading="lazy" decoding="async" />
        </span>
      ) : (
        <Pictures name={name} paths={facts?.pictures ?? []} />
      )}
      <span className={styles.text}>
        <strong>{title}</strong>
        <span className={styles.about}>{about}</span>
        <span className={styles.facts}>
          {facts && (
            <>
              <span className={facts.isFree ? styles.free : styles.paid}>
                {facts.isFree ? 'Costs nothing' : 'Needs a provider’s key'}
              </span>
              <span>{facts.nodes} nodes</span>
              {facts.inputs > 0 && <span>Works as an app</span>}
            </>
          )}
        </span>
      </span>
    </button>
  );
}

/** What a template is made from. */
function Pictures({ name, paths }: { readonly name: string; readonly paths: readonly string[] }) {
  return (
    <span className={`${styles.pictures} ${paths.length >= 4 ? styles.four : ''}`}>
      {paths.length === 0 && <Clapperboard size={24} aria-hidden="true" />}
      {paths.map((path) => (
        <img key={path} src={exampleBase(name) + path} alt="" loading="lazy" decoding="async" />
      ))}
    </span>
  );
}

function useFacts(name: string): TemplateFacts | undefined {
  const { catalogue } = useEditor();
  const [facts, setFacts] = useState<TemplateFacts>();
  useEffect(() => {
    let isCurrent = true;
    loadExample(name).then(
      (text) => isCurrent && setFacts(templateFacts(parseDocument(text), (type) => catalogue.byType.get(type))),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [name, catalogue]);
  return facts;
}
