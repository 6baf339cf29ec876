import { globSync, readFileSync } from 'node:fs';

/**
 * Holds the numbered rules of the SPEC files against the tests: every rule is cited by a test name, `[K3] …`, and every id that a
 * test cites is a rule. Ids are letters and a number, so that other brackets in test names are left alone.
 */
const rules = new Set<string>();
for (const file of globSync('packages/*/SPEC.md')) {
  for (const [, id] of readFileSync(file, 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)) {
    if (rules.has(id!)) fail(`${file}: rule ${id} is there twice`);
    rules.add(id!);
  }
}

const cited = new Set<string>();
const tests = globSync(['packages/*/src/**/*.test.ts', 'packages/*/src/testing/*.ts', 'test/**/*.test.ts'], {
  exclude: (name) => name.includes('node_modules'),
});
for (const file of tests) {
  for (const [, ids] of readFileSync(file, 'utf8').matchAll(/['"`]((?:\[[A-Z]\d+\])+)/g)) {
    for (const [, id] of ids!.matchAll(/\[([A-Z]\d+)\]/g)) {
      if (!rules.has(id!)) fail(`${file}: a test cites ${id}, which is no rule`);
      cited.add(id!);
    }
  }
}
const unproved = [...rules].filter((id) => !cited.has(id));
if (unproved.length > 0) fail(`rules without a test: ${unproved.join(', ')}`);
console.log(`${rules.size} rules, each cited by a test (${tests.length} test files)`);

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
