import { browserMemory } from './browser-memory.ts';

const KEY = 'shotgraph-theme';

export type Theme = 'dark' | 'light';

const system = window.matchMedia('(prefers-color-scheme: light)');
const chosen = (): Theme | undefined => {
  const theme = browserMemory.getItem(KEY);
  return theme === 'dark' || theme === 'light' ? theme : undefined;
};

/** The theme in force: the one chosen, else the system's. */
export const currentTheme = (): Theme => chosen() ?? (system.matches ? 'light' : 'dark');

const apply = () => {
  document.documentElement.dataset.theme = currentTheme();
};

/** Puts the theme on the page and follows the system as long as none is chosen. */
export function startTheme(): void {
  apply();
  system.addEventListener('change', apply);
}

/** Chooses the other theme. Choosing what the system has goes back to following it. */
export function toggleTheme(): void {
  const next: Theme = currentTheme() === 'dark' ? 'light' : 'dark';
  if (next === (system.matches ? 'light' : 'dark')) browserMemory.removeItem(KEY);
  else browserMemory.setItem(KEY, next);
  apply();
}
