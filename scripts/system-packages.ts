import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Makes sure that the programs named on the command line are there, for tests that need them. As root on a Debian system what is
 * missing is installed; elsewhere one sentence says what to do.
 */
const missing = process.argv.slice(2).filter((program) => !isOnPath(program));
if (missing.length > 0) {
  const isDebian = isOnPath('apt-get') && process.getuid?.() === 0;
  if (!isDebian) {
    console.error(
      `The tests need ${missing.join(' and ')}; install ${missing.length > 1 ? 'them' : 'it'} with your system's package manager and run the command again.`,
    );
    process.exit(1);
  }
  console.error(`Installing ${missing.join(', ')} …`);
  apt('update', '-q');
  apt('install', '-q', '-y', '--no-install-recommends', ...missing);
}

function apt(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  });
  if (status === 0) return;
  console.error(`apt-get ${args.join(' ')} failed:\n${stderr}`);
  process.exit(1);
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
