/** A node of a document for tests; `rest` is what stands beside type, version and inputs. */
export const node = (type: string, inputs: object = {}, rest: object = {}) => ({ type, version: 1, ...rest, inputs });

/** Numbers 0, 1, 2 that run through nodes per item, a subgraph per item, and a subgraph once; one of the items fails. */
export const itemGraph = {
  shotgraph: 1,
  outputs: { doubled: { from: 'works.doubled' }, shots: { from: 'shots.d' }, moods: { from: 'moods.value' } },
  nodes: {
    numbers: node('sample/range', { count: 3 }),
    works: node('sample/work', { value: { from: 'numbers.numbers' } }, { each: [['value']] }),
    shots: node('graph/shot', { k: { from: 'numbers.numbers' } }, { each: [['k']] }),
    one: node('graph/shot', { k: 7 }),
    moods: node('sample/moody', { a: { from: 'numbers.numbers' } }, { each: [['a']] }),
  },
  graphs: {
    shot: {
      inputs: { k: { type: 'number' } },
      outputs: { d: { from: 'work.doubled' } },
      nodes: { work: node('sample/work', { value: { from: 'inputs.k' } }) },
    },
  },
};

/** Something to pick from: 0, 2 and 4, made by nodes that take time. */
export const pickGraph = {
  shotgraph: 1,
  outputs: { best: { from: 'after.doubled' } },
  nodes: {
    numbers: node('sample/range', { count: 3 }),
    works: node('sample/work', { value: { from: 'numbers.numbers' } }, { each: [['value']] }),
    best: node('sample/pick', { candidates: { from: 'works.doubled' } }),
    after: node('sample/work', { value: { from: 'best.item' } }),
  },
};
