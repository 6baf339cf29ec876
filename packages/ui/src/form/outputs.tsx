import { Maximize2 } from 'lucide-react';
import {
  useAnyRendered,
  useEditor,
  useHeader,
  useIsRunning,
  useMade,
  useRendered,
  useRunState,
  useStatus,
  useValue,
} from '../app/editor-context.tsx';
import { itemsIn, type Shown } from '../engine/shown.ts';
import { aspectOf } from '../media/aspect.ts';
import { FilePreview } from '../media/file-preview.tsx';
import { ListPreview } from '../media/list-preview.tsx';
import { MediaPlayer } from '../media/media-player.tsx';
import { DownloadButton } from '../panels/download-button.tsx';
import type { Made } from '../run/run-store.ts';
import styles from './form.module.css';

/** What the graph gives, each output as it comes. */
export function Outputs() {
  const { outputs = {} } = useHeader();
  const names = Object.keys(outputs);
  return (
    <section className={styles.panel} aria-label="Outputs">
      {names.length === 0 && (
        <p className={styles.hint}>
          The graph gives nothing yet. In the graph view, drag an output of a node onto “Graph outputs”.
        </p>
      )}
      {names.map((name) => (
        <Output key={name} name={name} />
      ))}
    </section>
  );
}

function Output({ name }: { readonly name: string }) {
  const { ui } = useEditor();
  const place = `outputs.${name}`;
  const value = useValue(place);
  const shown = value?.shown;
  const hash = useRendered(shown);
  const isListRendered = useAnyRendered(itemsIn(shown));
  const made = useMade(place);
  return (
    <section className={styles.output} aria-label={`Output ${name}`}>
      <h3>{inWords(name)}</h3>
      {shown && 'id' in shown && hash !== undefined ? (
        <>
          <MediaPlayer hash={hash} shown={shown} label={name} />
          <div className={styles.actions}>
            <Large onClick={() => ui.setState({ theatre: { place } })} />
            <DownloadButton hash={hash} title={name} kind={shown.kind} className={styles.button} />
          </div>
        </>
      ) : shown?.kind === 'list' && isListRendered ? (
        <ListPreview path={place} list={shown} />
      ) : made ? (
        <Earlier name={name} made={made} />
      ) : (
        <NotYet place={place} shown={value?.state === 'settled' ? shown : undefined} aspect={aspectIn(shown)} />
      )}
    </section>
  );
}

function Large({ onClick }: { readonly onClick: () => void }) {
  return (
    <button type="button" className={styles.button} onClick={onClick}>
      <Maximize2 size={13} aria-hidden="true" /> Large
    </button>
  );
}

/** What the last run gave before the inputs were changed: it is there, and may have been paid for. */
function Earlier({ name, made: { hash, shown, document } }: { readonly name: string; readonly made: Made }) {
  const { ui } = useEditor();
  const isRunning = useIsRunning();
  const { kind } = shown;
  return (
    <>
      <p className={styles.earlier}>
        From before your last changes{isRunning ? '; the new one is being made.' : '. Run to make it with them.'}
      </p>
      <MediaPlayer hash={hash} shown={shown} label={`${name}, from before your last changes`} />
      <div className={styles.actions}>
        <Large onClick={() => ui.setState({ theatre: { hash, kind, title: name } })} />
        <DownloadButton
          {...{ hash, kind }}
          title={name}
          findDocument={async () => document}
          className={styles.button}
        />
      </div>
    </>
  );
}

/** A name as people read it: `first-film` is "First film". */
const inWords = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

/** The shape of what will be there, as far as it is known. */
const aspectIn = (shown: Shown | undefined): number => aspectOf(shown && 'id' in shown ? shown : {});

interface NotYetProps {
  readonly place: string;
  readonly shown: Shown | undefined;
  readonly aspect: number;
}

function NotYet({ place, shown, aspect }: NotYetProps) {
  const { status, fraction, note, error } = useStatus(place);
  const { status: run, nodes = 0, ended = 0 } = useRunState();
  if (shown?.kind === 'written') return <FilePreview shown={shown} title={place.replace(/^outputs\./, '')} />;
  const texts = itemsIn(shown).flatMap((item) => (item.kind === 'text' || item.kind === 'data' ? [item.text] : []));
  if (texts.length > 0)
    return texts.map((text, i) => (
      <pre key={i} className={styles.text}>
        {text}
      </pre>
    ));
  if (status === 'failed')
    return <p className={`${styles.blank} ${styles.bad}`}>{error?.message ?? 'It could not be made'}</p>;
  return (
    <div className={styles.blank} style={{ aspectRatio: aspect }}>
      {status === 'running' ? (
        `${fraction === undefined ? 'Being made' : `${Math.round(fraction * 100)} %`}${note === undefined ? '…' : `: ${note}`}`
      ) : run === 'running' ? (
        <span className={styles.making}>
          {nodes > 0 ? `Being made: ${ended} of ${nodes} steps` : 'Being made…'}
          {nodes > 0 && <progress max={nodes} value={ended} aria-label={`${ended} of ${nodes} steps`} />}
        </span>
      ) : run === 'failed' ? (
        'It could not be made'
      ) : (
        'Run to make it'
      )}
    </div>
  );
}
