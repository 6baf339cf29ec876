#!/usr/bin/env node
// Plain JavaScript without imports at the top: it must say something useful on any Node and before anything is built.
const OLDEST = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(`shotgraph needs Node ${OLDEST.join('.')} or newer, this is ${process.versions.node}\n`);
  process.exit(1);
}

const { enableCompileCache } = await import('node:module');
// Compiled code is kept between starts; where that is impossible, starting is merely slower.
enableCompileCache();

const entry = new URL('../dist/main.js', import.meta.url);
const { existsSync } = await import('node:fs');
if (!existsSync(entry)) {
  process.stderr.write(
    'shotgraph is not built here; run "npm run build", or "npm run shotgraph -- COMMAND" in the repository\n',
  );
  process.exit(1);
}
await import(entry.href);
