import type { EditorPage } from './open-editor.ts';
import { DESKTOP, type Screen } from './screens.ts';

export const THEMES = ['dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

/** Leaves nothing of earlier visits in a page. */
const forget = (page: EditorPage['page']): Promise<void> =>
  page.evaluate('localStorage.clear(); sessionStorage.clear()');

/** Opens the editor anew and brings it to a screen. */
export async function visit({ page, address }: EditorPage, screen: Screen, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.setViewportSize(screen.size ?? DESKTOP);
  if (screen.example === undefined && page.url().startsWith(address)) await forget(page);
  await page.goto('about:blank');
  await page.goto(screen.example === undefined ? address : `${address}?example=${screen.example}`);
  await page.getByRole('banner').first().waitFor();
  await screen.show(page);
}
