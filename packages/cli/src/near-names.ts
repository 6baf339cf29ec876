import { nearNames } from '@shotgraph/engine';

/** `did you mean "end"?`, else `there are "start", "video"`, else `there are none`. To follow a semicolon. */
export function suggest(asked: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearNames(asked, names);
  const quoted = (list: readonly string[]) => list.map((name) => `"${name}"`).join(', ');
  if (near.length > 0) return `did you mean ${quoted(near)}?`;
  if (names.length === 0) return 'there are none';
  return `there ${names.length === 1 ? 'is' : 'are'} ${quoted(names.slice(0, 12))}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`;
}
