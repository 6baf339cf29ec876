/**
 * Makes a value when it is first asked for, and keeps it. Shapes of files take tens of milliseconds to put together, which a command that
 * reads no such file must not pay.
 */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
