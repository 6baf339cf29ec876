import {
  describeIssue,
  type Fix,
  GraphError,
  type GraphPart,
  type InputPlace,
  type Op,
  partOf,
} from '@shotgraph/engine';
import { openRemoteSession, type RemoteSession } from '@shotgraph/engine/worker';
import { createDocStore, type DocStore, type EditOptions } from '../doc/doc-store.ts';
import { createDocTypes, type DocTypes } from '../doc/doc-types.ts';
import { type Here, hereOf, inGraph, passable } from '../doc/here.ts';
import type { LinkedFile } from '../doc/linked-file.ts';
import { type LiveDocument, startLiveDocument } from '../doc/live-document.ts';
import type { OpenedDocument } from '../doc/open-document.ts';
import type { Catalogue } from '../engine/catalogue.ts';
import type { Shop } from '../engine/editor-engine.ts';
import type { CanvasActions } from '../flow/adapter.ts';
import { estimateCards } from '../flow/card-size.ts';
import type { Place } from '../flow/layout.ts';
import { placeAdded } from '../flow/place-added.ts';
import { type BlobUrls, createBlobUrls } from '../media/blob-urls.ts';
import { createRunLog, type RunLog } from '../run/log.ts';
import { lostIn, obstacleIn, placeOf } from '../run/place.ts';
import { createRunControl, placesIn, type RunControl } from '../run/run-control.ts';
import { createRunStore, type RunStore } from '../run/run-store.ts';
import { openSeenRuns } from '../run/seen-runs.ts';
import { createAsk } from '../spend/ask.ts';
import type { BoughtBefore } from '../spend/bought-before.ts';
import type { IsFree } from '../spend/costs.ts';
import { createEditCosts, type EditCosts, isPlanned } from '../spend/edit-cost.ts';
import { createPurchases, type Purchases } from '../spend/follow.ts';
import { findPlace, isFreeModel } from '../spend/node-place.ts';
import { isNotLoaded, loadOnce, NOT_LOADED } from './load-part.ts';
import type { Shell } from './shell.ts';
import { createUiStore, type UiStore } from './ui-store.ts';
import type { Workspace } from './workspace.ts';

/** One open document with everything that belongs to it. */
export interface Editor {
  readonly id: string;
  readonly workspace: Workspace;
  readonly shell: Shell;
  readonly catalogue: Catalogue;
  readonly doc: DocStore;
  /** How it is kept, and which tab edits it. */
  readonly live: LiveDocument;
  readonly ui: UiStore;
  readonly run: RunStore;
  readonly control: RunControl;
  /** Runs of this browser, to be looked at again. */
  readonly log: RunLog;
  readonly session: RemoteSession;
  readonly shop: Shop;
  readonly purchases: Purchases;
  /** What the last edits did to what the next run costs. */
  readonly edits: EditCosts;
  /** Opens the document as it stands a second time, to plan what it does not say. */
  openBeside(): Promise<RemoteSession>;
  readonly media: BlobUrls;
  readonly types: DocTypes;
  /** The graph in view. */
  here(): Here;
  /** What the graph in view consists of. */
  part(): GraphPart;
  /** Places of cards that the graph in view gives none, until somebody moves one. */
  places(): Map<string, Place>;
  /** The file it was opened from or saved to. */
  file: LinkedFile | undefined;
  /** Set while the canvas is on the page. */
  canvas: CanvasActions | undefined;
  /** Applies ops to the graph in view; what cannot be applied is told, not thrown. */
  edit(ops: readonly Op[], options?: EditOptions): boolean;
  /** The same for ops that say themselves which graph of the document they change. */
  editDocument(ops: readonly Op[], options?: EditOptions): boolean;
  /** Does what an issue or a message offers, as one step; nodes it adds stand where there is room for them. */
  applyFix(fix: Fix, options?: EditOptions): boolean;
  setInput(place: InputPlace, value: Extract<Op, { op: 'set-input' }>['value'], mark?: string): void;
  /** Writes what is unsaved and lets go of the engine's session. */
  close(): Promise<void>;
}

/** Makes the editor of a document that was opened. */
export async function openEditor(workspace: Workspace, shell: Shell, opened: OpenedDocument): Promise<Editor> {
  const { engine, storage, journal } = workspace;
  const { stored } = opened;
  const current = createDocStore(opened.document);
  const ui = createUiStore();
  const live = startLiveDocument(current, opened, {
    storage,
    journal,
    report: (save) => ui.setState({ save }),
    onFollowing: (isFollowing) => ui.setState({ isFollowing }),
    onRan: () => {
      control.refresh();
      lookForRun();
    },
    onTrouble: (text) => ui.toast({ tone: 'error', text }),
  });
  const { doc } = live;
  const run = createRunStore();
  const types = createDocTypes(doc.graph, engine.catalogue);
  const here = () => hereOf(doc.graph, ui.getState().levels);
  const places = new Map<string | undefined, Map<string, Place>>();
  await engine.remote.mount(stored.id, stored.base ?? '');
  const runsOn = placeOf(stored.id);
  await engine.remote.setPlace(stored.id, runsOn);
  const noteServer = () => ui.setState({ server: engine.server.state });
  const stopWatching = engine.server.subscribe(noteServer);
  ui.setState({ runsOn });
  noteServer();
  const remoteOptions = { name: stored.id, text: stored.text, isLazy: runsOn === 'server' };
  const { session, log } = createRunLog(
    await openRemoteSession(engine.remote as never, doc.toDocument, remoteOptions),
    {
      storage: workspace.runs,
      document: stored.id,
      current: doc.toDocument,
      places: () => placesIn(doc.graph, types),
      store: run,
      onChange: (listener) => doc.onEdit((ops) => isPlanned(ops) && listener()),
    },
  );
  const { ask, close: dropQuestion } = createAsk((asking) => ui.setState({ asking }));
  const edits = createEditCosts(doc);
  const purchases = createPurchases({
    session,
    reachesProviders: engine.shop.isOpen,
    onArrival(came) {
      const own = came.filter(({ place }) => place?.graph === stored.id);
      if (own.length > 0) tellLater(ui, async () => (await words()).arrivedInWords(own));
      edits.forget();
      control.refresh();
    },
  });
  const isFree: IsFree = ({ node, type }) => {
    const place = findPlace(doc.graph, node);
    return place !== undefined && isFreeModel(place, engine.catalogue.byType.get(type));
  };
  const openBeside = () => openRemoteSession(engine.remote as never, doc.toDocument, { name: stored.id });
  const boughtBefore = boughtLater(() =>
    import('../spend/bought-before.ts').then(({ createBoughtBefore }) =>
      createBoughtBefore({ isFree, all: () => purchases.all, openBeside }),
    ),
  );
  const control = createRunControl({
    doc,
    types,
    here,
    store: run,
    session,
    purchases,
    boughtBefore,
    isFree,
    ask,
    budget: () => workspace.budget.current,
    edits,
    isOwn: ({ place }) => place?.graph === stored.id,
    onLeft: (left) => tellLater(ui, async () => (await words()).leftInWords(left)),
    obstacle: () => obstacleIn(ui.getState()),
    whyLost: () => lostIn(ui.getState()),
    seen: openSeenRuns(stored.id),
    onIssues: ui.setIssues,
    onFailure: (text) => ui.toast({ tone: 'error', text }),
  });
  doc.onEdit((_, rewires) => {
    if (rewires) types.forget();
    const { levels } = ui.getState();
    const left = passable(doc.graph, levels);
    if (left !== levels) ui.go(left);
  });
  ui.subscribe((now, before) => now.levels !== before.levels && control.look());
  let isTold = false;
  run.subscribe('run', () => {
    const { status, nodes } = run.run;
    const isUnderWay = status === 'running' && nodes !== undefined;
    // On a server others can see it from its beginning.
    const isNews = isUnderWay ? !isTold && ui.getState().runsOn === 'server' : status !== 'running';
    isTold = isUnderWay;
    if (isNews) live.noteRun();
  });
  const lookForRun = () => {
    // Another window, or another machine, may have begun one there.
    if (document.visibilityState === 'visible' && ui.getState().runsOn === 'server') void control.rejoin();
  };
  document.addEventListener('visibilitychange', lookForRun);
  const askToLeave = (event: BeforeUnloadEvent) => {
    if (run.run.status === 'running' && ui.getState().runsOn === 'tab') event.preventDefault();
  };
  window.addEventListener('beforeunload', askToLeave);
  live.join();
  control.refresh();
  // What an earlier visit left under way is shown, and purchases are waited for: they come into the strips of takes.
  void control.rejoin();
  purchases.reload().then(control.refresh, () => {});
  if (!engine.shop.isOpen && engine.shop.problem !== undefined) ui.toast({ tone: 'error', text: engine.shop.problem });

  const editDocument: Editor['edit'] = (ops, options) => {
    try {
      doc.apply(ops, options);
      return true;
    } catch (error) {
      ui.toast({ tone: 'error', text: messageOf(error) });
      return false;
    }
  };
  const placesOf = (subgraph: string | undefined) => {
    const known = places.get(subgraph) ?? new Map<string, Place>();
    places.set(subgraph, known);
    return known;
  };
  const applyFix: Editor['applyFix'] = ({ ops }, options) => {
    const subgraph = ops.find((op) => op.op === 'add-node')?.graph;
    const part = partOf(doc.graph, subgraph);
    const boxes = estimateCards(part, (record) => types.of(part, record));
    return editDocument(placeAdded(ops, boxes, new Map([...placesOf(subgraph), ...part.positions])), options);
  };
  const edit: Editor['edit'] = (ops, options) => editDocument(inGraph(ops, here().subgraph), options);
  return {
    id: stored.id,
    workspace,
    shell,
    catalogue: engine.catalogue,
    doc,
    live,
    ui,
    run,
    control,
    log,
    session,
    shop: engine.shop,
    purchases,
    edits,
    openBeside,
    media: createBlobUrls((hash) => session.asset(hash)),
    types,
    here,
    part: () => partOf(doc.graph, here().subgraph),
    places: () => placesOf(here().subgraph),
    file: undefined,
    canvas: undefined,
    edit,
    editDocument,
    applyFix,
    setInput: (place, value, mark) =>
      void edit(
        [{ op: 'set-input', ...place, ...(value !== undefined && { value }) }],
        mark === undefined ? {} : { mark },
      ),
    async close() {
      // What is being typed is taken in first.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      await live.close();
      // What ends late is told where somebody can see it.
      ui.toast = shell.toast;
      dropQuestion();
      control.stop();
      stopWatching();
      document.removeEventListener('visibilitychange', lookForRun);
      window.removeEventListener('beforeunload', askToLeave);
      await purchases.pause().catch(() => {});
    },
  };
}

/** What is asked for with the first plan need not be there for the first picture. */
function boughtLater(load: () => Promise<BoughtBefore>): BoughtBefore {
  const loaded = loadOnce(load);
  loaded().catch(() => {});
  return {
    note: (events) =>
      void loaded()
        .then(({ note }) => note(events))
        .catch(() => {}),
    complete: async (entries) => (await loaded()).complete(entries),
  };
}

/** Loaded when there is something to tell of what was bought. */
const words = () => import('../spend/purchase-words.ts');

function tellLater(ui: UiStore, say: () => Promise<string>): void {
  void say().then(
    (text) => ui.toast({ tone: 'info', text }),
    // What cannot be told here stands in the list of purchases.
    () => {},
  );
}

/** A message for people from whatever was thrown. */
export function messageOf(error: unknown): string {
  if (isNotLoaded(error)) return NOT_LOADED;
  if (error instanceof GraphError) return error.issues.slice(0, 3).map(describeIssue).join('\n');
  return error instanceof Error ? error.message : String(error);
}
