import { ConsentError, EXIT, OperationError, UsageError } from './exit.ts';
import type { Io } from './io.ts';
import { styleFor } from './text/style.ts';
import { toShown } from './text/width.ts';

/**
 * Says what went wrong in the words of whoever has to act, and sorts it into an exit code.
 *
 * @param help - command that tells more about the command line
 */
export async function reportError(error: unknown, io: Io, help: string): Promise<number> {
  const style = styleFor(io.stderr, io.env);
  const tell = (text: string) => io.stderr.write(`${text}\n`);
  const fault = style.red('error');
  if (io.env.SHOTGRAPH_DEBUG && error instanceof Error) tell(toShown(error.stack ?? error.message));
  if (error instanceof UsageError) {
    tell(`${fault} ${toShown(error.message)}`);
    tell(style.dim(`See: ${help}`));
    return EXIT.badInput;
  }
  if (error instanceof OperationError) {
    tell(`${fault} ${toShown(error.message)}`);
    return EXIT.failed;
  }
  if (error instanceof ConsentError) {
    tell(`${fault} ${toShown(error.message)}`);
    return EXIT.needsConsent;
  }
  const { problemLines, isGraphError, isWaiting } = await import('./text/problems.ts');
  const lines = problemLines(error, style);
  if (lines) {
    for (const line of lines) tell(line);
    return isGraphError(error) ? EXIT.badInput : isWaiting(error) ? EXIT.waiting : EXIT.failed;
  }
  tell(`${fault} unexpected: ${toShown(error instanceof Error ? `${error.name}: ${error.message}` : String(error))}`);
  if (!io.env.SHOTGRAPH_DEBUG)
    tell(style.dim('This is a fault of shotgraph. SHOTGRAPH_DEBUG=1 shows where it comes from.'));
  return EXIT.failed;
}
