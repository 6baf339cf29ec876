import type { PickedFile } from '../doc/file-access.ts';
import type { StoredDocument } from '../doc/storage.ts';
import type { PackedFile } from '../share/pack.ts';
import type { Toast } from './ui-store.ts';

/** What a document can ask of the window around it: to show another document. */
export interface Shell {
  newDocument(): Promise<void>;
  openStored(document: StoredDocument): Promise<void>;
  openExample(name: string): Promise<void>;
  /** Opens a copy of the first film of its own, with the tour. */
  openTour(): Promise<void>;
  /** Opens a picked or dropped file as a document of its own: a document, or an archive of one with its media. */
  openFile(picked: PickedFile): Promise<void>;
  /** Opens a text as a document of its own, with files beside it. @param base - folder that other files are fetched from */
  openWithFiles(text: string, files: readonly PackedFile[], base?: string): Promise<void>;
  /** Tells something in the document that the window shows by now. */
  toast(toast: Omit<Toast, 'id'>): void;
  toggleTheme(): void;
}
