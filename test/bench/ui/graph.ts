/** A node of the benchmark's graph, the same on every page. */
export interface BenchNode {
  readonly id: string;
  readonly kind: 'plate' | 'picture' | 'save' | 'choice';
  readonly text: string;
  /** Which of the pictures it shows. */
  readonly picture: number;
  readonly x: number;
  readonly y: number;
}

/** An edge between nodes, by their ids; `port` is the one of two that it goes into. */
export interface BenchEdge {
  readonly from: string;
  readonly to: string;
  readonly port: 0 | 1;
}

/** What all pages show. */
export interface BenchGraph {
  readonly nodes: readonly BenchNode[];
  readonly edges: readonly BenchEdge[];
  /** Nodes in a row. */
  readonly columns: number;
  /** Middle of the empty place beside the last scene, or below it. */
  readonly spare: { readonly x: number; readonly y: number };
}

/** Distance from node to node on the grid, px: wider and higher than any card. */
export const CELL = { width: 288, height: 408 } as const;
/** Width of a node, px. */
export const NODE_WIDTH = 240;
/** How many different pictures there are. */
export const PICTURES = 24;

/** Nodes of a scene, and of a row of it: a plate, then five times a picture, its file and the choice between picture and plate. */
const SCENE = 16;
const SCENE_SIDE = 4;
const STEPS = ['picture', 'save', 'choice'] as const;

const TEXTS = ['Harbour at dusk, wet stones, one lamp', 'The same harbour from the water, wind from the left'] as const;

/** Scenes side by side, a little wider than high, about 1.5 edges a node. */
export function makeGraph(count: number): BenchGraph {
  const scenesInRow = Math.max(1, Math.round(Math.sqrt(count * 2.2) / SCENE_SIDE));
  const nodes = Array.from({ length: count }, (_, index) => makeNode(index, scenesInRow));
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = nodes.flatMap((_, index) => edgesInto(index)).filter(({ from }) => ids.has(from));
  return { nodes, edges, columns: scenesInRow * SCENE_SIDE, spare: spareOf(Math.ceil(count / SCENE), scenesInRow) };
}

function spareOf(scenes: number, scenesInRow: number): BenchGraph['spare'] {
  const used = scenes % scenesInRow;
  const row = Math.floor(scenes / scenesInRow);
  return {
    x: ((used + scenesInRow) / 2) * SCENE_SIDE * CELL.width,
    y: (row + 0.5) * SCENE_SIDE * CELL.height,
  };
}

const idAt = (index: number) => `n${index}`;

function makeNode(index: number, scenesInRow: number): BenchNode {
  const scene = Math.floor(index / SCENE);
  const place = index % SCENE;
  const column = (scene % scenesInRow) * SCENE_SIDE + (place % SCENE_SIDE);
  const row = Math.floor(scene / scenesInRow) * SCENE_SIDE + Math.floor(place / SCENE_SIDE);
  return {
    id: idAt(index),
    kind: place === 0 ? 'plate' : STEPS[(place - 1) % STEPS.length]!,
    // Two texts a scene: no more different pictures are made than there are plates, twice.
    text: TEXTS[place === 1 ? 0 : 1],
    picture: scene % PICTURES,
    x: column * CELL.width,
    y: row * CELL.height,
  };
}

/** Edges into one node, all from its own scene. */
function edgesInto(index: number): readonly BenchEdge[] {
  const place = index % SCENE;
  const to = idAt(index);
  const plate = idAt(index - place);
  const before = idAt(index - 1);
  if (place === 0) return [];
  if (place === 1) return [{ from: plate, to, port: 0 }];
  if (STEPS[(place - 1) % STEPS.length] === 'save') return [{ from: before, to, port: 0 }];
  // A choice is fed by the picture before its file, a picture by the choice before it.
  const source = STEPS[(place - 1) % STEPS.length] === 'choice' ? idAt(index - 2) : before;
  return [
    { from: source, to, port: 0 },
    { from: plate, to, port: 1 },
  ];
}
