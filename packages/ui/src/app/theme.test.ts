import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(globalThis, 'localStorage');
});

it('puts a theme on the page, and takes another, where the browser keeps nothing', async () => {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  const dataset: { theme?: string } = {};
  vi.stubGlobal('document', { documentElement: { dataset } });
  vi.stubGlobal('window', { matchMedia: () => ({ matches: false, addEventListener: () => {} }) });
  const { startTheme, toggleTheme } = await import('./theme.ts');
  startTheme();
  expect(dataset.theme).toBe('dark');
  toggleTheme();
  expect(dataset.theme).toBe('light');
  toggleTheme();
  expect(dataset.theme).toBe('dark');
});
