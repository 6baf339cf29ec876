/**
 * A path as files are kept under it: documents may write `./media//fox.png` for `media/fox.png`. What is no path beside a document stays as it
 * is, to be told of by whoever looks for it.
 */
export const plainPath = (path: string): string => plainFolder(path) || path;

/** A folder as `plainPath` gives paths, `''` for the one that the document is in. */
export const plainFolder = (path: string): string =>
  path.startsWith('/')
    ? path
    : path
        .split('/')
        .filter((segment) => segment !== '.' && segment !== '')
        .join('/');
