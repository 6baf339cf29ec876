import { BUILT, buildEditor } from './build-editor.ts';

/** Builds the editor before the journeys begin: they all look at the same one. */
export default async function buildOnce(): Promise<() => Promise<void>> {
  const { folder, remove } = await buildEditor();
  process.env[BUILT] = folder;
  return async () => {
    delete process.env[BUILT];
    await remove();
  };
}
