import { formatDocument, type NodeLines, parseDocument } from '@shotgraph/engine';
import { loadOnce } from '../app/load-part.ts';
import { type SaveState, startAutosave } from './autosave.ts';
import type { DocStore } from './doc-store.ts';
import type { Journal } from './journal.ts';
import { opsOf, startRecorder } from './journal-recorder.ts';
import { type OpenedDocument, readDocument } from './open-document.ts';
import { opsBetween } from './ops-between.ts';
import { CLOSED, EDITED_ELSEWHERE, withPermission } from './read-only.ts';
import type { DocumentStorage } from './storage.ts';
import { joinTabs, type TabLine, type TabMessage } from './tab-messages.ts';

/** How long a tab that is asked to give the document away may take, ms; after that it counts as dead. */
const PATIENCE_MS = 3000;
/** How long others keep back when one tab has asked for the document, ms. */
const COURTESY_MS = 600;

/** A document that is kept in this browser while it is edited, and that at most one tab edits at a time. */
export interface LiveDocument {
  /** Edits of this are refused while another tab has the document. */
  readonly doc: DocStore;
  /** Begins to listen to other tabs: what comes from there is edits of `doc`, which whoever needs to hear them must hear by now. */
  join(): void;
  /** Makes this tab the one that edits; the one that did follows from then on. */
  takeOver(): Promise<void>;
  /** Tells other tabs that there are new results. */
  noteRun(): void;
  /** Resolves when everything done so far is saved. */
  flush(): Promise<void>;
  /** Writes the document, and says how that went, though nobody edited it. */
  save(): Promise<void>;
  close(): Promise<void>;
}

export interface LiveOptions {
  readonly storage: DocumentStorage;
  readonly journal: Journal;
  readonly report: (save: SaveState) => void;
  /** Whether another tab edits the document, whenever that changes. */
  readonly onFollowing: (isFollowing: boolean) => void;
  /** A run in another tab has ended. */
  readonly onRan: () => void;
  /** Something to tell the user. */
  readonly onTrouble: (text: string) => void;
}

/** Connects a document with the storage, the journal and the other tabs. */
export function startLiveDocument(doc: DocStore, opened: OpenedDocument, options: LiveOptions): LiveDocument {
  const { storage, journal, onFollowing, onTrouble } = options;
  const { lock, stored } = opened;
  let isOwn = lock.isHeld;
  /** While the last edits are being written for the tab that comes next, there must be no newer ones. */
  let isGiving = false;
  let isClosed = false;

  const recorder = startRecorder(doc, journal, {
    ...{ document: stored.id, seq: opened.seq, isOwn: () => isOwn },
    onFailure: (error) => onTrouble(`The last edits could not be noted: ${(error as Error)?.message ?? error}`),
  });
  // What only keeps older moments can come after the first picture.
  const keeper = loadOnce(() =>
    import('./journal-keeper.ts').then(({ createKeeper }) => createKeeper(journal, stored.id)),
  );
  keeper().catch(() => {});
  const keepMoment = (text: string, seq: number) =>
    keeper()
      .then(({ note }) => note(text, seq))
      .catch(() => {});
  // Records of the store are replaced, never changed: what has not changed keeps its text.
  const lines: NodeLines = new WeakMap();
  const autosave = startAutosave(doc, {
    mayWrite: () => isOwn,
    report: options.report,
    async write(document) {
      const { seq } = recorder;
      const text = formatDocument(document, lines);
      const { edits: _, text: __, ...identity } = stored;
      await storage.put({ ...identity, title: document.title ?? '', text, edits: seq, savedAt: Date.now() });
      // The document is safe by now; older moments of it are worth no message.
      await keepMoment(text, seq);
    },
  });

  /** Makes the document here what it is elsewhere. */
  const become = (text: string, seq: number) => {
    const ops = opsBetween(doc.toDocument(), parseDocument(text));
    recorder.setSeq(seq);
    if (ops.length > 0) doc.apply(ops);
  };
  const setOwn = (next: boolean) => {
    isOwn = next;
    onFollowing(!next);
  };
  const waitForTurn = async () => {
    if (await lock.acquire()) await own();
  };
  const own = async () => {
    const now = await readDocument(storage, journal, stored);
    if (isClosed || !lock.isHeld) return;
    // A full browser keeps nothing: what was heard from the other tab is then all there is of the last edits.
    const isLess = now.holds < recorder.seq;
    if (!isLess) become(now.stored.text, now.seq);
    recorder.setSeq(Math.max(recorder.seq, now.seq));
    setOwn(true);
    if (isLess) autosave.note();
    line?.say(state());
  };
  const follow = () => {
    setOwn(false);
    void waitForTurn();
  };
  const giveAway = async () => {
    isGiving = true;
    await autosave.flush();
    await recorder.flush();
    isGiving = false;
    // Whoever asked waits for the lock already; this tab queues up behind.
    lock.release();
    follow();
  };
  const state = (): TabMessage => ({
    kind: 'document',
    text: formatDocument(doc.toDocument()),
    seq: recorder.seq,
  });

  const hearAsOwner = (message: TabMessage) => {
    if (message.kind === 'hello') line?.say(state());
    if (message.kind === 'give') void giveAway();
  };
  const hearAsFollower = (message: TabMessage) => {
    if (message.kind === 'here') line?.say({ kind: 'hello' });
    if (message.kind === 'document') become(message.text, message.seq);
    if (message.kind === 'ran') options.onRan();
    if (message.kind === 'edit') {
      const { edit } = message;
      if (edit.seq <= recorder.seq) return;
      if (edit.seq > recorder.seq + 1) return line?.say({ kind: 'hello' });
      recorder.setSeq(edit.seq);
      doc.apply(opsOf(edit));
    }
    if (message.kind === 'give') {
      lock.release();
      setTimeout(() => !isClosed && !isOwn && void waitForTurn(), COURTESY_MS);
    }
  };
  let line: TabLine | undefined;
  recorder.onRecord((edit) => line?.say({ kind: 'edit', edit }));
  lock.onLost = () => {
    follow();
    line?.say({ kind: 'hello' });
  };

  return {
    doc: withPermission(doc, () => (isClosed ? CLOSED : isOwn && !isGiving ? undefined : EDITED_ELSEWHERE), onTrouble),
    join() {
      line = joinTabs(stored.id, (message) => (isOwn ? hearAsOwner : hearAsFollower)(message));
      onFollowing(!isOwn);
      line.say({ kind: isOwn ? 'here' : 'hello' });
      if (isOwn) void keepMoment(stored.text, opened.seq);
      else void waitForTurn();
    },
    async takeOver() {
      if (isOwn) return;
      const granted = lock.acquire();
      line?.say({ kind: 'give' });
      await Promise.race([granted, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      if (!lock.isHeld) await lock.steal();
      await own();
    },
    noteRun() {
      if (isOwn) line?.say({ kind: 'ran' });
    },
    async flush() {
      await autosave.flush();
      await recorder.flush();
    },
    save() {
      autosave.note();
      return autosave.flush();
    },
    async close() {
      isClosed = true;
      await autosave.flush();
      await recorder.flush();
      autosave.stop();
      recorder.stop();
      line?.close();
      // A run that ends late has nobody to tell.
      line = undefined;
      lock.release();
    },
  };
}
