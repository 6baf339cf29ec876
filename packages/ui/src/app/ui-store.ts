import type { Connection, Fix, InputPlace, Issue } from '@shotgraph/engine';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SaveState } from '../doc/autosave.ts';
import type { Level } from '../doc/here.ts';
import { topicIn } from '../doc/topics.ts';
import type { ServerStatus } from '../engine/connect.ts';
import type { RunPlace } from '../engine/editor-engine.ts';
import type { ShownMedia } from '../engine/shown.ts';
import type { View } from '../form/view-address.ts';
import type { DialogState } from '../panels/dialog-state.ts';
import type { Replay } from '../run/log-replay.ts';
import type { Asking } from '../spend/ask.ts';

/** A point on the screen, CSS px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An edge being dragged: from an output, or backwards from an input. */
export interface Connecting {
  readonly from?: string;
  readonly to?: InputPlace;
  readonly colour: string;
  /** Verdict on every place the other end may go to, as `node.port` or `node.input`. */
  readonly verdicts: ReadonlyMap<string, Connection>;
}

/** The palette: what it lists and what happens with the choice. */
export interface PaletteState {
  readonly mode: 'nodes' | 'commands';
  /** Where on the screen it was asked for; the middle when left out. */
  readonly at?: Point;
  /** The loose end of an edge that a new node is to be wired to. */
  readonly from?: string;
  readonly to?: InputPlace;
  /** Whether the other end may also be a port that is there already. */
  readonly existing?: boolean;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly fix?: Fix;
  /** Shown at this point of the screen instead of the corner. */
  readonly at?: Point;
}

/** Something that is waited for. */
export interface Busy {
  readonly id: number;
  readonly text: string;
}

/** A value shown large: of a place with its whole path, or one item of a list there. */
export interface StagedValue {
  readonly place: string;
  readonly item?: number;
}

/** What the panel at the right shows. */
export type DockTab = 'result' | 'direct' | 'issues' | 'purchases' | 'runs';

/** An asset shown large that may be nobody's value, such as a take that is not used. */
export interface StagedAsset {
  readonly hash: string;
  readonly kind: ShownMedia['kind'];
  readonly title: string;
}

/** What is only about this window: never saved with the document, never undone. */
export interface UiState {
  /** The way from the document's own graph to the subgraph in view. */
  readonly levels: readonly Level[];
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdges: ReadonlySet<string>;
  readonly connecting: Connecting | undefined;
  readonly palette: PaletteState | undefined;
  readonly dock: DockTab | undefined;
  /** The menu of the selected cards. */
  readonly menu: Point | undefined;
  /** What is shown large over everything. */
  readonly theatre: StagedValue | StagedAsset | undefined;
  readonly showsShortcuts: boolean;
  /** Whether the tour goes on in this document. */
  readonly tour: boolean;
  /** The frame or note that is being written in, by its id on the canvas. */
  readonly editingMark: string | undefined;
  readonly showsOutline: boolean;
  readonly showsFind: boolean;
  /** Whether the panel with what runs cost is open. */
  readonly showsCost: boolean;
  /** Whether the timeline is open under the canvas, how tall it is, px, and the sequence that was chosen for it. */
  readonly showsTimeline: boolean;
  readonly timelineHeight: number;
  readonly film: string | undefined;
  /** What a run would pay for, while a person is asked. */
  readonly asking: Asking | undefined;
  /** Cards that the pointer or the focus has been in: only they have the buttons that show while it is. */
  readonly reached: ReadonlySet<string>;
  /** Cards that show all their inputs. */
  readonly expanded: ReadonlySet<string>;
  readonly issues: readonly Issue[];
  /** By `issueKey`. */
  readonly issuesByNode: ReadonlyMap<string, readonly Issue[]>;
  readonly toasts: readonly Toast[];
  /** What takes its time at the moment, in words, the last begun last. */
  readonly busy: readonly Busy[];
  readonly save: SaveState;
  /** Whether another tab edits the document, and this one only follows. */
  readonly isFollowing: boolean;
  /** Where the document is planned and run, and how the server is reached that it may run on. */
  readonly runsOn: RunPlace;
  readonly server: ServerStatus['state'];
  /** Whether the document's file is written after every edit. */
  readonly savesFile: boolean;
  /** Name of the document's file while the browser has to be asked before it is written. */
  readonly lockedFile: string | undefined;
  /** Whether the graph is shown, or a form of its inputs with its outputs. */
  readonly view: View;
  /** A dialog about the document as a whole. */
  readonly dialog: DialogState | undefined;
  /** The past run that the canvas shows in the place of what is now. */
  readonly replay: Replay | undefined;
}

const NO_ISSUES: ReadonlyMap<string, readonly Issue[]> = new Map();

/** Names the issues of one node, or all those of a subgraph when no node is given. */
export const issueKey = (subgraph: string | undefined, node = '*'): string => topicIn(subgraph, node);

export type UiStore = StoreApi<UiState> & {
  /** Shows another graph of the document. */
  go(levels: readonly Level[]): void;
  select(nodes: Iterable<string>, edges?: Iterable<string>): void;
  toast(toast: Omit<Toast, 'id'>): void;
  dismiss(id: number): void;
  /** Says what is being done for as long as it takes, if it takes a moment. @returns what the work returns */
  during<T>(text: string, work: () => Promise<T>): Promise<T>;
  setIssues(issues: readonly Issue[]): void;
};

/** How long a message stays, ms; twice as long when there is something to click, or much to read. */
const TOAST_MS = 6000;
const MUCH = 120;
/** What takes no longer is not told of, ms. */
const MOMENT_MS = 300;

/** Windows narrower than this, px, show one thing at a time. */
const PHONE = 640;

/** Makes the store of one editor. */
export function createUiStore(): UiStore {
  const store = createStore<UiState>()(() => ({
    levels: [],
    selectedNodes: new Set(),
    selectedEdges: new Set(),
    connecting: undefined,
    palette: undefined,
    // Beside a canvas there is no room for it on a phone: there it is opened over it.
    dock: globalThis.innerWidth < PHONE ? undefined : 'result',
    menu: undefined,
    theatre: undefined,
    showsShortcuts: false,
    tour: false,
    editingMark: undefined,
    showsOutline: false,
    showsFind: false,
    showsCost: false,
    showsTimeline: false,
    timelineHeight: 380,
    film: undefined,
    asking: undefined,
    reached: new Set(),
    expanded: new Set(),
    issues: [],
    issuesByNode: NO_ISSUES,
    toasts: [],
    busy: [],
    save: { state: 'saved' },
    isFollowing: false,
    runsOn: 'tab',
    server: 'none',
    savesFile: false,
    lockedFile: undefined,
    view: 'graph',
    dialog: undefined,
    replay: undefined,
  }));
  let lastToast = 0;
  const dismiss = (id: number) =>
    store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
  return Object.assign(store, {
    dismiss,
    go: (levels: readonly Level[]) =>
      store.setState({
        levels,
        selectedNodes: new Set(),
        selectedEdges: new Set(),
        connecting: undefined,
        menu: undefined,
      }),
    select: (nodes: Iterable<string>, edges: Iterable<string> = []) =>
      store.setState({ selectedNodes: new Set(nodes), selectedEdges: new Set(edges) }),
    toast(toast: Omit<Toast, 'id'>) {
      const id = ++lastToast;
      store.setState(({ toasts }) => ({
        // Of those at a point of the screen only the last one matters, and would lie over the one before.
        toasts: [
          ...toasts.filter(({ text, at }) => text !== toast.text && !(at && toast.at)).slice(-3),
          { ...toast, id },
        ],
      }));
      setTimeout(() => dismiss(id), toast.fix || toast.text.length > MUCH ? TOAST_MS * 2 : TOAST_MS);
    },
    async during<T>(text: string, work: () => Promise<T>): Promise<T> {
      const id = ++lastToast;
      const timer = setTimeout(() => store.setState(({ busy }) => ({ busy: [...busy, { id, text }] })), MOMENT_MS);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        if (store.getState().busy.some((one) => one.id === id))
          store.setState(({ busy }) => ({ busy: busy.filter((one) => one.id !== id) }));
      }
    },
    setIssues(given: readonly Issue[]) {
      const issues = [...given].sort((a, b) => rank(a) - rank(b));
      store.setState(({ issuesByNode }) => ({ issues, issuesByNode: groupIssues(issues, issuesByNode) }));
    },
  });
}

/** What keeps a graph from running comes first. */
const rank = ({ severity }: Issue) => (severity === 'error' ? 0 : 1);

/** Issues by node; a node whose issues are the same keeps its array, so that it is not drawn again. */
function groupIssues(issues: readonly Issue[], before: UiState['issuesByNode']): UiState['issuesByNode'] {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const keys = [
      // Of a graph's own inputs and outputs it says which one as `outputs.name`.
      ...(issue.node === undefined && !issue.input ? [] : [issueKey(issue.graph, issue.node ?? issue.input)]),
      ...(issue.graph === undefined ? [] : [issueKey(issue.graph)]),
    ];
    for (const key of keys) {
      const group = groups.get(key);
      if (group) group.push(issue);
      else groups.set(key, [issue]);
    }
  }
  return new Map([...groups].map(([id, group]) => [id, same(group, before.get(id))]));
}

const same = (group: readonly Issue[], old: readonly Issue[] | undefined) =>
  old && JSON.stringify(old) === JSON.stringify(group) ? old : group;
