/** Names close to the one asked for: other case, other ending, or at most two letters off. Nearest first, at most three. */
export function nearNames(name: string, names: Iterable<string>): string[] {
  const scored: [score: number, name: string][] = [];
  for (const other of names) {
    const score = likeness(name.toLowerCase(), other.toLowerCase());
    if (score <= 2) scored.push([score, other]);
  }
  return scored
    .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
    .slice(0, 3)
    .map(([, other]) => other);
}

const stem = (name: string) => name.replace(/\.[^.]*$/, '');

function likeness(a: string, b: string): number {
  return stem(a) === stem(b) ? 1 : editDistance(a.slice(0, 64), b.slice(0, 64));
}

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
