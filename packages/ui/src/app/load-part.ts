/** A part of the editor that was to be loaded and has not come. */
export class PartNotLoaded extends Error {
  override name = 'PartNotLoaded';
}

/** What browsers and the bundler say when a script or a style of a part does not come. */
const MESSAGES = [
  'Failed to fetch dynamically imported module',
  'error loading dynamically imported module',
  'Importing a module script failed',
  'Unable to preload CSS',
];

/** Whether something failed because a part of the editor did not come. */
export const isNotLoaded = (error: unknown): boolean =>
  error instanceof Error &&
  (error instanceof PartNotLoaded || MESSAGES.some((message) => error.message.includes(message)));

/** For a message about something that was asked for. */
export const NOT_LOADED =
  'A part of the editor could not be loaded: the server it comes from does not answer, or has a newer version by now. Try again, or reload the page; your document is kept.';

/** Style sheets that did not come: the bundler asks for each only once, and takes the element of one that failed for the style itself. */
const failedStyles = new Set<HTMLLinkElement>();

/** Notes style sheets that do not come, so that they are asked for again. @returns a function that stops it */
export function watchStyles(): () => void {
  const note = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failedStyles.add(target);
  };
  window.addEventListener('error', note, true);
  return () => window.removeEventListener('error', note, true);
}

/** Asks again for the styles that did not come. */
async function mendStyles(): Promise<void> {
  await Promise.all(
    [...failedStyles].map(async (failed) => {
      const again = failed.cloneNode() as HTMLLinkElement;
      const came = new Promise<void>((resolve, reject) => {
        again.addEventListener('load', () => resolve());
        again.addEventListener('error', () => reject(new PartNotLoaded(`${failed.href} did not come`)));
      });
      failedStyles.delete(failed);
      failed.replaceWith(again);
      await came;
    }),
  );
}

/**
 * Loads a part of the editor, and what of earlier ones is missing.
 *
 * @throws PartNotLoaded when it does not come; asking again asks the server again
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    if (failedStyles.size > 0) await mendStyles();
    return await load();
  } catch (error) {
    if (!isNotLoaded(error)) throw error;
    throw new PartNotLoaded((error as Error).message, { cause: error });
  }
}

/** Loads what is asked for once. What did not come is loaded anew when it is asked for again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    if (!loaded) {
      const own = load();
      loaded = own;
      own.catch(() => {
        if (loaded === own) loaded = undefined;
      });
    }
    return loaded;
  };
}
