import type { PickedFile } from '../doc/file-access.ts';
import type { Renamable } from '../doc/rename.ts';
import type { CompareState } from '../takes/compare-state.ts';

/** A dialog about the document as a whole; one at a time. */
export type DialogState =
  /** Earlier moments of the document. */
  | { readonly kind: 'moments' }
  /** The document as one file with its media. */
  | { readonly kind: 'share' }
  | { readonly kind: 'templates' }
  /** Everything that this browser keeps. */
  | { readonly kind: 'documents' }
  /** Something of the graph in view gets another name. */
  | { readonly kind: 'rename'; readonly what: Renamable; readonly id: string }
  /** Takes played together. */
  | CompareState
  /** The file that is to be written has been changed by somebody else. */
  | { readonly kind: 'file-changed'; readonly answer: (choice: FileChoice | undefined) => void; readonly name: string }
  /** Another document is to be opened, and a run would end with the one in view. */
  | {
      readonly kind: 'leave-run';
      readonly title: string;
      readonly answer: (leaves: boolean | undefined) => void;
    }
  /** A picture or clip that holds the graph it was made by. */
  | {
      readonly kind: 'graph-in-media';
      readonly file: PickedFile['file'];
      readonly answer: (choice: 'graph' | 'media' | undefined) => void;
    };

/** What to do about a file that was changed by somebody else. */
export type FileChoice = 'overwrite' | 'save-as' | 'load';
