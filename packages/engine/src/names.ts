/**
 * Names that the asked one may be a slip of: equal but for case or ending, starting alike, or a letter or two off. Nearest first,
 * at most three.
 */
export function nearNames(asked: string, known: Iterable<string>): string[] {
  const name = asked.toLowerCase().slice(0, 64);
  const scored: { readonly known: string; readonly distance: number }[] = [];
  for (const each of known) {
    const distance = distanceTo(name, each.toLowerCase().slice(0, 64));
    // Of short names nearly every other one is two letters away.
    if (distance <= Math.min(2, Math.ceil(name.length / 3))) scored.push({ known: each, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.known < b.known ? -1 : 1));
  return scored.slice(0, 3).map((each) => each.known);
}

function distanceTo(name: string, other: string): number {
  const startsAlike = name.length >= 3 && (other.startsWith(name) || name.startsWith(other));
  return startsAlike || stem(name) === stem(other) ? Math.min(1, editDistance(name, other)) : editDistance(name, other);
}

const stem = (name: string) => name.replace(/\.[^.]*$/, '');

/** Letters to insert, drop or replace to turn one name into the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
