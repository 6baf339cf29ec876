import type { Plugin } from 'vite';

/**
 * What the built page may do: run its own scripts and WebAssembly, show what it made itself, ask its own server. Opening a
 * document can therefore load nothing from elsewhere, whatever is written in it.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob:",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the built page. The development server's page needs inline scripts for reloading, so it has none. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'shotgraph-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  };
}
