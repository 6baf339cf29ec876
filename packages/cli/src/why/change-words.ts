import { type Graph, type InputChange, isEdge, isEdgeList, type Registry, typesOf } from '@shotgraph/engine';
import { findPath, type PathPlace } from '../paths.ts';
import { toLine, truncate } from '../text/width.ts';

/** Columns one side of a change takes at most. */
const SIDE_COLUMNS = 28;
/** Where nothing stands on the other side. */
const WHOLE_COLUMNS = 56;

/** Says what became of an input that the author of the document changed. */
export type ChangeWords = (node: string, change: InputChange) => string;

/** Words for changes of a document: values where they are short, else what stands in the document now. */
export function changeWords(graph: Graph, registry: Registry): ChangeWords {
  const types = typesOf(graph, registry);
  return (node, { input, before, after }) => {
    const values = valuesInWords(before, after);
    if (values !== undefined) return values;
    const place = tryFind(graph, node);
    const literal = place?.record?.inputs[input];
    if (literal === undefined || isEdge(literal) || isEdgeList(literal)) return 'changed';
    const shown = truncate(toLine(JSON.stringify(literal)), WHOLE_COLUMNS);
    const spec = place?.record && types.definitionOf(place.record)?.inputs[input];
    if (spec?.type.widget === 'file') return before === undefined ? shown : `${shown}: the file is another one now`;
    return before === undefined ? shown : `is now ${shown}`;
  };
}

/** `0.3 → 0.4`; `undefined` where one of the sides is only known by its hash. */
export function valuesInWords(before: string | undefined, after: string | undefined): string | undefined {
  if (!isReadable(before) || !isReadable(after)) return undefined;
  const show = (content: string | undefined) =>
    content === undefined ? 'not set' : truncate(toLine(content), SIDE_COLUMNS);
  return `${show(before)} → ${show(after)}`;
}

/** Contents are JSON where they are short; hashes and what is only expected start with a sign that no JSON has outside of texts. */
function isReadable(content: string | undefined): boolean {
  if (content === undefined) return true;
  try {
    JSON.parse(content);
    return true;
  } catch {
    return false;
  }
}

function tryFind(graph: Graph, path: string): PathPlace | undefined {
  try {
    return findPath(graph, path, path);
  } catch {
    return undefined;
  }
}
