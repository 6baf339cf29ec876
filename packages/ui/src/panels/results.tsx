import { type GraphDocument, parseDocument } from '@shotgraph/engine';
import { Clapperboard, Maximize2 } from 'lucide-react';
import {
  HereContext,
  useAnyRendered,
  useEditor,
  useHeader,
  useHere,
  useIsRunning,
  useIssues,
  useMade,
  useRendered,
  useStatus,
  useType,
  useUi,
  useValue,
} from '../app/editor-context.tsx';
import { late } from '../app/late.tsx';
import type { UiState } from '../app/ui-store.ts';
import { runCommand } from '../commands/commands.ts';
import { INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { TOP } from '../doc/here.ts';
import { isMediaType } from '../engine/catalogue.ts';
import { itemsIn, type Shown, type ShownMedia } from '../engine/shown.ts';
import { aspectOf } from '../media/aspect.ts';
import { describeShown } from '../media/facts.ts';
import { ListPreview } from '../media/list-preview.tsx';
import { MediaPlayer } from '../media/media-player.tsx';
import { MeterTable } from '../meter/meter-table.tsx';
import type { Made } from '../run/run-store.ts';
import dockStyles from './dock.module.css';
import { DownloadButton } from './download-button.tsx';
import { Facts } from './facts-list.tsx';
import styles from './results.module.css';
import { Replayed } from './run-log-replay.tsx';

const FilePreview = late(async () => (await import('../media/file-preview.tsx')).FilePreview, {
  name: 'How the file begins',
  hasPlace: true,
});
const Takes = late(async () => (await import('../takes/takes.tsx')).Takes, { name: 'Takes', hasPlace: true });

/** The takes of the selected node where it has some, what the document gives, large, and what the selected node gives. */
export function Results() {
  const selected = useUi(({ selectedNodes }) => (selectedNodes.size === 1 ? [...selectedNodes][0] : undefined));
  const past = useUi(({ replay }) => replay && new Date(replay.run.startedAt).toLocaleTimeString());
  const node = selected === OUTPUTS_CARD || selected === INPUTS_CARD ? undefined : selected;
  return (
    <div className={styles.results}>
      {past !== undefined && <p className={styles.earlier}>What the run of {past} gave</p>}
      {node !== undefined && <Takes id={node} />}
      {node !== undefined && <MeterTable id={node} />}
      <Replayed>
        <HereContext value={TOP}>
          <Outputs />
        </HereContext>
        {node !== undefined && <SelectedResult id={node} />}
      </Replayed>
    </div>
  );
}

function Outputs() {
  const { outputs = {} } = useHeader();
  const names = Object.keys(outputs);
  if (names.length > 0) return names.map((name) => <Result key={name} place={`outputs.${name}`} title={name} />);
  return (
    <div className={dockStyles.none}>
      <Clapperboard size={24} aria-hidden="true" />
      <p>The graph gives nothing yet. Drag an output of a node onto “Graph outputs”.</p>
    </div>
  );
}

/** The port type of files that nodes write. */
const WRITTEN = 'written-file';

function SelectedResult({ id }: { readonly id: string }) {
  const { subgraph } = useHere();
  const { outputs = {} } = useHeader();
  const type = useType(id);
  const isShownAbove = (port: string) =>
    subgraph === undefined && Object.values(outputs).some(({ from }) => from === `${id}.${port}`);
  const ports = Object.entries(type?.outputs ?? {}).filter(
    ([port, output]) => (isMediaType(output.type) || output.type.name === WRITTEN) && !isShownAbove(port),
  );
  return ports.map(([port]) => <Result key={`${id}.${port}`} place={`${id}.${port}`} title={`${id}, ${port}`} />);
}

function Result({ place, title }: { readonly place: string; readonly title: string }) {
  const value = useValue(place);
  const path = useHere().values + place;
  const hash = useRendered(value?.shown);
  const isListRendered = useAnyRendered(itemsIn(value?.shown));
  const made = useMade(path);
  const findDocument = useReplayedDocument();
  return (
    <section className={styles.result} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {value && hash !== undefined && 'id' in value.shown ? (
        <>
          <MediaPlayer hash={hash} shown={value.shown} label={title} />
          <Actions {...{ title, hash, findDocument }} kind={value.shown.kind} theatre={{ place: path }} />
          <Facts shown={value.shown} hash={hash} />
        </>
      ) : value?.shown.kind === 'list' && isListRendered ? (
        <div className={styles.list}>
          <ListPreview path={path} list={value.shown} />
        </div>
      ) : made ? (
        <Earlier {...made} path={path} title={title} />
      ) : (
        <Unrendered place={place} path={path} title={title} shown={value?.shown} />
      )}
    </section>
  );
}

/** Finds the document of the past run that is looked at; `undefined` while none is. */
function useReplayedDocument(): (() => Promise<GraphDocument>) | undefined {
  const { log } = useEditor();
  const run = useUi(({ replay }) => replay?.run);
  return (
    run &&
    (async () => {
      const text = await log.findText(run);
      if (text === undefined)
        throw new Error('the graph of that run is not kept any more; switch off “Contains the graph” and try again');
      return parseDocument(text);
    })
  );
}

interface EarlierProps extends Made {
  readonly path: string;
  readonly title: string;
}

/** What was made before the document was edited, until that is made anew. */
function Earlier({ shown, hash, document, path, title }: EarlierProps) {
  const isRunning = useIsRunning();
  const run = useRunTo(path);
  const findDocument = async () => document;
  return (
    <>
      <p className={styles.earlier}>
        From before your last edits.
        {!isRunning && (
          <button type="button" className={styles.action} onClick={run}>
            Run to renew it
          </button>
        )}
      </p>
      <MediaPlayer hash={hash} shown={shown} label={`${title}, from before your last edits`} />
      <Actions {...{ title, hash, findDocument }} kind={shown.kind} theatre={{ hash, kind: shown.kind, title }} />
      <Facts shown={shown} hash={hash} />
    </>
  );
}

function useRunTo(path: string): () => void {
  const editor = useEditor();
  return () => (path.startsWith('outputs.') ? runCommand(editor, 'run.all') : void editor.control.run([path]));
}

interface ActionsProps {
  readonly title: string;
  readonly hash: string;
  readonly kind: ShownMedia['kind'];
  readonly findDocument: (() => Promise<GraphDocument>) | undefined;
  readonly theatre: UiState['theatre'];
}

function Actions({ title, hash, kind, findDocument, theatre }: ActionsProps) {
  const { ui } = useEditor();
  return (
    <div className={styles.actions}>
      <DownloadButton {...{ hash, title, kind }} {...(findDocument && { findDocument })} className={styles.action} />
      <button type="button" className={styles.action} onClick={() => ui.setState({ theatre })}>
        <Maximize2 size={13} aria-hidden="true" /> Large
      </button>
    </div>
  );
}

interface UnrenderedProps {
  readonly place: string;
  /** The place with its whole path. */
  readonly path: string;
  readonly title: string;
  readonly shown: Shown | undefined;
}

function Unrendered({ place, path, title, shown }: UnrenderedProps) {
  const isRunning = useIsRunning();
  const isPast = useUi(({ replay }) => replay !== undefined);
  const run = useRunTo(path);
  const owner = place.slice(0, place.indexOf('.'));
  const { status, fraction, why } = useStatus(place);
  const isOwnRunning = useStatus(owner).status === 'running';
  const [issue] = useIssues(place.startsWith('outputs.') ? place : owner);
  const obstacle = issue?.severity === 'error' ? issue.message : status === 'idle' ? why : undefined;
  if (shown?.kind === 'written') return <FilePreview shown={shown} title={title} />;
  if (shown && !itemsIn(shown).some((item) => 'id' in item))
    return <p className={styles.text}>{describeShown(shown)}</p>;
  // As large as what will stand here, as far as that is known.
  const style = { aspectRatio: aspectOf(shown && 'id' in shown ? shown : {}) };
  if (status === 'running')
    return (
      <div className={styles.blank} style={style}>
        Rendering{fraction === undefined ? '…' : ` ${Math.round(fraction * 100)} %`}
      </div>
    );
  return (
    <div className={styles.blank} style={style}>
      {isPast ? (
        'Nothing was made here by then'
      ) : isRunning ? (
        isOwnRunning ? (
          'Being made…'
        ) : (
          'Waits for the nodes it is made from'
        )
      ) : obstacle !== undefined ? (
        <p className={styles.obstacle}>{obstacle}</p>
      ) : (
        <button type="button" className={styles.action} disabled={!shown} onClick={run}>
          {place.startsWith('outputs.') ? 'Run to see it' : 'Render it'}
        </button>
      )}
    </div>
  );
}
