/** A graph that comes with the editor. */
export interface Example {
  /** Folder name. */
  readonly name: string;
  readonly title: string;
  /** One sentence. */
  readonly about: string;
  /** Whether `posterOf` has a picture of what it gives. */
  readonly hasPoster?: boolean;
}

const FOLDER = new URL('examples/', document.baseURI).href;

/** Address of the folder an example's files are in. */
export const exampleBase = (name: string): string => `${FOLDER}${name}/`;

/** Address of a frame of what an example gives. */
export const posterOf = (name: string): string => `${exampleBase(name)}poster.jpg`;

/** The examples served beside the editor; none where nobody serves them. */
export async function listExamples(): Promise<readonly Example[]> {
  try {
    const response = await fetch(`${FOLDER}index.json`);
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

/**
 * Loads the text of an example's document.
 *
 * @throws Error naming the address when it is not there
 */
export async function loadExample(name: string): Promise<string> {
  const address = `${exampleBase(name)}graph.json`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The example "${name}" could not be loaded: ${address} gave ${response.status}`);
  return response.text();
}
