import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, the longest first: one that was begun last would keep everybody waiting while the other core has nothing to do. */
const LONGEST: readonly string[] = [
  'parity',
  'examples',
  'editor-screens',
  'editor-by-mouse',
  'editor-server',
  'editor-timeline',
  'editor-by-keyboard',
  'editor',
  'faults',
  'editor-money',
  'editor-main-thread',
  'editor-documents',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return found < 0 ? LONGEST.length : found;
};

/** Begins with what takes longest; the rest comes as it would otherwise. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
