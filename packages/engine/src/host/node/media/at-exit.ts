/** What has to be undone should the process exit while jobs run. One listener for all of them. */
const undos = new Set<() => void>();
let listening = false;

/** Calls `undo` (which must be synchronous) when the process exits, unless the returned function was called before. */
export function undoAtExit(undo: () => void): () => void {
  if (!listening) {
    listening = true;
    process.on('exit', () => {
      for (const each of undos) each();
    });
  }
  undos.add(undo);
  return () => void undos.delete(undo);
}
