import type { Setup, SetupRequest } from './setup/types.ts';

/** A stream of text for people or programs. */
export interface Output {
  write(text: string): void;
  /** Whether a person watches: lines may be redrawn and coloured. */
  readonly isTerminal: boolean;
  /** Width of the terminal in characters; 80 where it is not known. */
  readonly columns: number;
  /** Height of the terminal in lines; 24 where it is not known. */
  readonly rows: number;
}

/** What a command may use of the process it runs in. */
export interface Io {
  /** Results. */
  readonly stdout: Output;
  /** Progress and problems. */
  readonly stderr: Output;
  /** Folder that relative paths of the command line start from. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /**
   * A signal that aborts when somebody asks to stop (Ctrl-C). Until a command asks for it, Ctrl-C ends the process at once,
   * which is right for everything that has nothing to tidy up.
   */
  cancellation(): AbortSignal;
  /**
   * Asks the person at the terminal and gives the line that was typed; absent where nobody is there to answer.
   *
   * @throws the signal's reason
   */
  ask?(question: string, signal: AbortSignal): Promise<string>;
  /** Node types and providers as this machine is set up. Loaded only when needed: the catalogue is most of the start-up time. */
  loadSetup(request: SetupRequest): Promise<Setup>;
}
