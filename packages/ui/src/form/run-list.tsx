import { graphInputs, type Json } from '@shotgraph/engine';
import { Maximize2, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useEditor, useHeader } from '../app/editor-context.tsx';
import { formatElapsed } from '../media/facts.ts';
import { MediaThumb } from '../media/media-thumb.tsx';
import { type AppItem, type AppRun, loadAppRuns } from './app-runs.ts';
import styles from './form.module.css';
import { reuseOps } from './promote.ts';
import { showLiteral } from './show-literal.ts';

/** Entries shown at first, and with every “Show more”. */
const PAGE = 12;

/** The runs of this document in this browser: what came out, what went in, and the way back to that. */
export function RunList() {
  const [count, setCount] = useState(PAGE);
  const runs = useRuns(count);
  if (!runs || runs.length === 0) return null;
  return (
    <section className={styles.panel} aria-label="Runs in this browser">
      <h2>Runs in this browser</h2>
      <ol className={styles.list}>
        {runs.map((run) => (
          <RunEntry key={run.id} run={run} />
        ))}
      </ol>
      {runs.length === count && (
        <button type="button" className={styles.button} onClick={() => setCount(count + PAGE)}>
          Show more
        </button>
      )}
    </section>
  );
}

function useRuns(count: number): readonly AppRun[] | undefined {
  const { log } = useEditor();
  const [runs, setRuns] = useState<readonly AppRun[]>();
  useEffect(() => {
    let isCurrent = true;
    const load = () =>
      void loadAppRuns(log, count).then(
        (found) => isCurrent && setRuns(found),
        () => {},
      );
    load();
    const stop = log.subscribe(load);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [log, count]);
  return runs;
}

function RunEntry({ run: { at, status, elapsedMs, inputs, outputs } }: { readonly run: AppRun }) {
  const { doc, editDocument, ui } = useEditor();
  // Drawn again when an input changes: only then are there other inputs to use.
  useHeader();
  const ops = inputs ? reuseOps(doc.graph, inputs) : [];
  const when = new Date(at);
  const [first] = outputs;
  const reuse = () => {
    if (editDocument(ops)) ui.toast({ tone: 'info', text: 'The inputs are those of that run again' });
  };
  return (
    <li className={styles.entry}>
      <div className={styles.thumb}>
        {first && <Thumb item={first.item} label={`${first.name}, ${when.toLocaleTimeString()}`} />}
      </div>
      <div>
        <p className={styles.when}>
          <time dateTime={when.toISOString()}>
            {when.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
          <span>
            {status === 'done' ? '' : `${status} · `}
            {formatElapsed(elapsedMs)}
            {outputs.length > 1 && ` · ${outputs.length} results`}
          </span>
        </p>
        {inputs ? (
          <>
            <Values values={inputs} />
            <button type="button" className={styles.button} disabled={ops.length === 0} onClick={reuse}>
              <RotateCcw size={13} aria-hidden="true" />{' '}
              {ops.length === 0 ? 'These are the inputs now' : 'Use these inputs again'}
            </button>
          </>
        ) : (
          <p className={styles.hint}>What went in is no longer kept.</p>
        )}
      </div>
    </li>
  );
}

function Thumb({ item, label }: { readonly item: AppItem; readonly label: string }) {
  const { ui } = useEditor();
  if (item.kind === 'text') return <p className={styles.said}>{item.text.slice(0, 120)}</p>;
  const { kind, hash, seconds } = item;
  return (
    <>
      <MediaThumb hash={hash} shown={{ kind, id: hash, ...(seconds !== undefined && { seconds }) }} label={label} />
      <button
        type="button"
        className={styles.large}
        aria-label={`Show ${label} large`}
        onClick={() => ui.setState({ theatre: { hash, kind, title: label } })}
      >
        <Maximize2 size={12} aria-hidden="true" />
      </button>
    </>
  );
}

/** What went in; what differs from now is marked. */
function Values({ values }: { readonly values: { readonly [name: string]: Json } }) {
  const { doc } = useEditor();
  const inputs = graphInputs(doc.graph);
  const entries = Object.entries(values);
  if (entries.length === 0) return <p className={styles.hint}>The graph had no inputs.</p>;
  return (
    <dl className={styles.values}>
      {entries.map(([name, value]) => {
        const isOther = JSON.stringify(inputs[name]?.default) !== JSON.stringify(value);
        return (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{inputs[name]?.label ?? name}</dt>
            <dd className={isOther ? styles.changed : undefined} title={isOther ? 'Other than now' : undefined}>
              {showLiteral(value)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
