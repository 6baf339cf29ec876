import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { contentSecurityPolicy } from './vite/content-security-policy.ts';
import { examples } from './vite/examples.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Cross-origin isolation: with it the page has shared memory, and frames reach ffmpeg without being held as a whole. */
const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative addresses: the built editor works in any folder of any static server.
  base: './',
  resolve: { conditions: ['source', ...defaultClientConditions] },
  plugins: [react(), examples(`${repository}examples`), contentSecurityPolicy()],
  worker: { format: 'es' },
  server: { headers, fs: { allow: [repository] } },
  preview: { headers },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    // What the first picture needs comes as one file: dozens of small ones, each packed by itself, are larger and come later.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
});
