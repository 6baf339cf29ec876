import { defineNode, type InputIssue, listOf, one, out } from '@shotgraph/engine';
import { Boolean_, choice, Number_, Text } from '../ports.ts';
import { checklist as checkPoints, POINT_NAMES, pointsDone, reportOf } from './lint/checklist/index.ts';
import { directionIssues, type LintFacts, lintDirection, lintText, modelFacts } from './lint/index.ts';
import { ANY, PROMPT_MODELS } from './prompt/profile.ts';
import { Direction } from './values/index.ts';

/** Shapes of the picture, and their widths divided by their heights. */
const RATIOS = { '16:9': 16 / 9, '9:16': 9 / 16, '4:3': 4 / 3, '3:4': 3 / 4, '1:1': 1, '21:9': 21 / 9 } as const;
const RATIO_NAMES = Object.keys(RATIOS) as [keyof typeof RATIOS, ...(keyof typeof RATIOS)[]];

/** Looks a direction over before anything of it is paid for. */
export const checklist = defineNode({
  type: 'direct/checklist',
  version: 1,
  title: 'Checklist',
  doc: 'Looks a direction over before it is paid for: what is not directed yet, and what usually costs a take.',
  tags: ['lint', 'check', 'review', 'continuity', '180 degree rule', 'jump cut', 'pre-flight', 'quality', 'report'],
  effect: 'pure',
  editor: 'checklist',
  inputs: {
    direction: one(Direction, 'The direction to look over.'),
    model: one(choice(ANY, ...PROMPT_MODELS), 'The model it is for; any goes by what every model takes.', {
      default: ANY,
    }),
    ratio: one(choice(...RATIO_NAMES), 'Shape of the picture, for who is in it.', { default: '16:9' }),
    sound: one(Boolean_, 'Whether the model is to make sound.', { default: true }),
  },
  outputs: {
    passed: out(Boolean_, 'Whether all four points are done and nothing would be refused.'),
    points: out(
      Number_,
      `How many of the four points of the checklist are done: ${POINT_NAMES.join(', ')}. Each needs data in every shot, or a reference that carries it.`,
    ),
    report: out(Text, 'All of it to be read: a line for each point and for each lint.'),
    lints: out(listOf(Text), 'What usually costs a take, errors first.'),
  },

  check({ direction, ...asked }): InputIssue[] {
    return direction ? directionIssues(lintDirection(direction, factsOf(asked)), direction) : [];
  },

  run({ direction, ...asked }) {
    const lints = lintDirection(direction, factsOf(asked));
    const points = checkPoints(direction);
    const done = pointsDone(points);
    return {
      passed: done === POINT_NAMES.length && lints.every(({ severity }) => severity !== 'error'),
      points: done,
      report: reportOf(points, lints, direction),
      lints: lints.map((lint) => lintText(lint, direction.shots)),
    };
  },
});

interface Asked {
  readonly model?: string;
  readonly ratio?: keyof typeof RATIOS;
  readonly sound?: boolean;
}

const factsOf = ({ model, ratio, sound }: Asked): LintFacts => ({
  model: modelFacts(model),
  ...(ratio && { ratio: RATIOS[ratio] }),
  ...(sound !== undefined && { audioOn: sound }),
});
