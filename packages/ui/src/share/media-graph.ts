import { embedInMp4, findInMp4, isMp4 } from './embed-mp4.ts';
import { embedInPng, findInPng, isPng } from './embed-png.ts';

async function headOf(file: Blob): Promise<string> {
  return String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()));
}

/** Whether files of this kind can carry a graph. */
export async function canCarryGraph(file: Blob): Promise<boolean> {
  const head = await headOf(file);
  return isPng(head) || isMp4(head);
}

/**
 * A copy of a picture or clip that carries the text of a graph. What is no PNG or MP4 stays as it is.
 *
 * @throws Error saying what is wrong with the file
 */
export async function embedGraph(file: Blob, graph: string): Promise<Blob> {
  const head = await headOf(file);
  if (isPng(head)) return embedInPng(file, graph);
  return isMp4(head) ? embedInMp4(file, graph) : file;
}

/**
 * The text of the graph that a picture or clip carries. It is not judged yet: it may be anything.
 *
 * @returns `undefined` for files without one, and for those whose graph cannot be read
 */
export async function findGraph(file: Blob): Promise<string | undefined> {
  try {
    const head = await headOf(file);
    if (isPng(head)) return await findInPng(file);
    return isMp4(head) ? await findInMp4(file) : undefined;
  } catch {
    return undefined;
  }
}
