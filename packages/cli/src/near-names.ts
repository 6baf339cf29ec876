/** Names that the asked one may be a slip of: equal but for case, starting alike, or at most two letters off. At most three. */
export function nearNames(asked: string, known: Iterable<string>): readonly string[] {
  const name = asked.toLowerCase().slice(0, 64);
  const scored: { readonly known: string; readonly distance: number }[] = [];
  for (const each of known) {
    const other = each.toLowerCase().slice(0, 64);
    const startsAlike = name.length >= 3 && (other.startsWith(name) || name.startsWith(other));
    const distance = startsAlike ? 1 : editDistance(name, other);
    // Of short names nearly every other one is two letters away.
    if (distance <= Math.min(2, Math.ceil(name.length / 3))) scored.push({ known: each, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.known < b.known ? -1 : 1));
  return scored.slice(0, 3).map((each) => each.known);
}

/** `did you mean "end"?`, else `there are "start", "video"`, else `there are none`. To follow a semicolon. */
export function suggest(asked: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearNames(asked, names);
  const quoted = (list: readonly string[]) => list.map((name) => `"${name}"`).join(', ');
  if (near.length > 0) return `did you mean ${quoted(near)}?`;
  if (names.length === 0) return 'there are none';
  return `there ${names.length === 1 ? 'is' : 'are'} ${quoted(names.slice(0, 12))}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`;
}

/** Letters to insert, drop or replace to turn one name into the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
