import type { PickedFile } from '../doc/file-access.ts';
import type { StoredDocument } from '../doc/storage.ts';

/** What a document can ask of the window around it: to show another document. */
export interface Shell {
  newDocument(): Promise<void>;
  openStored(document: StoredDocument): Promise<void>;
  openExample(name: string): Promise<void>;
  /** Opens a picked or dropped file as a document of its own. */
  openFile(picked: PickedFile): Promise<void>;
  toggleTheme(): void;
}
