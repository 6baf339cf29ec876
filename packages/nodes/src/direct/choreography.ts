import { defineNode, type InputIssue, many, one, out } from '@shotgraph/engine';
import { blockingIssues, strangerIssues } from './blocking.ts';
import { Action, type ActionValue, Cast, Choreography } from './values/index.ts';

/** Puts the actions of a cast together, in their order in time. */
export const choreography = defineNode({
  type: 'direct/choreography',
  version: 1,
  title: 'Choreography',
  doc: 'Who does what, when and where: the actions of a cast over one shot.',
  tags: ['blocking', 'actions', 'movement', 'staging', 'dance', 'paths', 'beats'],
  effect: 'pure',
  editor: 'choreography',
  inputs: {
    cast: one(Cast, 'Everybody who may act.'),
    actions: many(Action, 'What happens, in any order; times decide.', { max: 256 }),
  },
  outputs: { choreography: out(Choreography, 'The actions in their order, with everybody who may act.') },

  check({ cast, actions }): InputIssue[] {
    if (cast === undefined || actions === undefined) return [];
    return [...strangerIssues(actions, cast.subjects), ...blockingIssues(inOrder(actions), cast.subjects)];
  },

  run: ({ cast, actions }) => ({ choreography: { subjects: cast.subjects, actions: inOrder(actions) } }),
});

/** Rising in time; what begins together stays in the order of its edges. */
const inOrder = (actions: readonly ActionValue[]): ActionValue[] => actions.toSorted((a, b) => a.seconds - b.seconds);
