import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * One folder of small files: the entry, a chunk per command, and chunks for what only some of them need. Packages are bundled
 * in, because finding hundreds of modules on disk takes longer than running them.
 */
export default defineConfig({
  resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] },
  ssr: {
    target: 'node',
    noExternal: true,
    // Its files are found by path at run time, one of them is WebAssembly.
    external: ['@ffmpeg/core'],
    resolve: { conditions: ['source', 'node', 'import', 'module', 'default'] },
  },
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist',
    minify: true,
    rolldownOptions: {
      input: {
        main: source('./src/main.ts'),
        // Started as a thread by its file name, beside whatever chunk the engine ends up in.
        'wasm-worker': source('../engine/src/host/node/media/wasm-worker.ts'),
      },
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
