import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { isRecord } from '../../json.ts';
import { isRunning } from './store-folder.ts';

/** Who made a claim: enough to tell from another process of the same machine whether it still lives. */
export interface ClaimOwner {
  /** What process ids are unique in: host name, start of the system and, where there are containers, the container. */
  readonly machine: string;
  readonly pid: number;
  /** When the process started, in the system's own count; tells a process from a later one of the same id. Empty where unknown. */
  readonly started: string;
}

let own: Promise<ClaimOwner> | undefined;

/** This process as an owner. */
export function ownClaimOwner(): Promise<ClaimOwner> {
  own ??= describeOwn();
  return own;
}

async function describeOwn(): Promise<ClaimOwner> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  // Two containers may share host name and store and yet have process ids of their own.
  const ids = await readlink('/proc/self/ns/pid').catch(() => '');
  const started = (await lookAt(process.pid))?.started ?? '';
  return { machine: [hostname(), boot.trim(), ids].join(' '), pid: process.pid, started };
}

/** Whether an owner is known to be gone. Of another machine's processes nothing is known. */
export async function isGone(owner: ClaimOwner): Promise<boolean> {
  if (owner.machine !== (await ownClaimOwner()).machine) return false;
  if (!isRunning(owner.pid)) return true;
  const found = await lookAt(owner.pid);
  if (!found || owner.started === '') return false;
  return found.ended || found.started !== owner.started;
}

/** What is written of an owner; `undefined` for anything else. */
export function parseOwner(text: string): ClaimOwner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return undefined;
    const { machine, pid, started } = value;
    if (typeof machine !== 'string' || typeof pid !== 'number' || typeof started !== 'string') return undefined;
    return { machine, pid, started };
  } catch {
    return undefined;
  }
}

/** State and start of a process as Linux tells them (proc(5), fields 3 and 22 of stat); `undefined` elsewhere. */
async function lookAt(pid: number): Promise<{ readonly started: string; readonly ended: boolean } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The name before may hold spaces and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { started: fields[19] ?? '', ended: fields[0] === 'Z' || fields[0] === 'X' };
}
