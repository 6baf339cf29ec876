import { type InputIssue, nearNames } from '@shotgraph/engine';
import type { CameraValue } from '../ports.ts';
import { toTexts, unknownName } from './names.ts';
import type { CastValue, ChoreographyValue, DepthValue, LineValue, ShotValue } from './values/index.ts';

/** Who speaks without being in the cast. */
const NARRATOR = 'narrator';
/** A move may be longer than its shot by this, s: less than a frame. */
const FRAME_SECONDS = 1 / 30;

/** The parts of a shot that name members of the cast. */
export interface NamingParts {
  readonly subjects?: readonly string[] | undefined;
  readonly lines?: readonly LineValue[] | undefined;
  readonly camera?: CameraValue | undefined;
  readonly depth?: DepthValue | undefined;
  readonly choreography?: ChoreographyValue | undefined;
}

/** A name in a shot, and what it is there for, after "the". */
export interface NameUse {
  readonly name: string;
  readonly input: keyof NamingParts;
  readonly use: string;
}

/** Every member of the cast a shot names, in the order of its inputs. The narrator is none. */
export function namesIn({ subjects = [], lines = [], camera, depth, choreography }: NamingParts): NameUse[] {
  const uses: NameUse[] = [
    ...toTexts(subjects).map((name) => ({ name, input: 'subjects' as const, use: 'subject' })),
    ...lines.map(({ speaker }, i) => ({ name: speaker, input: 'lines' as const, use: `speaker of line ${i + 1}` })),
    ...(camera?.moves ?? []).map(({ move, subject = '' }) => ({
      name: subject,
      input: 'camera' as const,
      use: `subject of the move "${move}"`,
    })),
    ...(depth?.layers ?? []).map(({ name, subject }) => ({
      name: subject,
      input: 'depth' as const,
      use: `subject of the layer "${name}"`,
    })),
    ...(choreography?.actions ?? []).map(({ subject, does, pose }) => ({
      name: subject,
      input: 'choreography' as const,
      use: `subject of the action "${does || pose}"`,
    })),
  ];
  return uses.filter(({ name, input }) => name !== '' && !(input === 'lines' && name.toLowerCase() === NARRATOR));
}

/** Names in a shot that are not in a cast. */
export function strangersIn(parts: NamingParts, cast: CastValue): NameUse[] {
  const known = new Set(cast.subjects.map(({ name }) => name));
  return namesIn(parts).filter(({ name }) => !known.has(name));
}

/** Issues of names that are not in the cast wired into the same shot. */
export function strangerIssues(parts: NamingParts & { readonly cast?: CastValue | undefined }): InputIssue[] {
  const { cast } = parts;
  if (cast === undefined) return [];
  const names = cast.subjects.map(({ name }) => name);
  return strangersIn(parts, cast).map(({ name, input, use }) => {
    const message = `the ${use}, ${unknownName(name, names, 'the cast')}`;
    const [near] = nearNames(name, names);
    if (input !== 'subjects' || near === undefined) return { input, message };
    const value = toTexts(parts.subjects ?? []).map((one) => (one === name ? near : one));
    return { input, message, mend: { kind: 'set', input, value, label: `use "${near}"` } };
  });
}

/** What is too late to be seen or heard in a shot. Only warns: it may be on purpose. */
export function timeIssues(shot: NamingParts & Pick<ShotValue, 'seconds'>): InputIssue[] {
  const { seconds, camera, choreography, lines = [] } = shot;
  const late = (input: string, what: string, at: number): InputIssue => ({
    severity: 'warning',
    input,
    message: `${what} begins at ${at} s, but the shot is over at ${seconds} s; start it earlier or lengthen the shot`,
  });
  const issues = [
    ...lines.flatMap(({ text, seconds: at }) =>
      at !== undefined && at >= seconds ? [late('lines', `the line "${text}"`, at)] : [],
    ),
    ...(choreography?.actions ?? []).flatMap(({ subject, does, pose, seconds: at }) =>
      at >= seconds ? [late('choreography', `"${does || pose}" of ${subject}`, at)] : [],
    ),
  ];
  if (camera === undefined || camera.seconds <= seconds + FRAME_SECONDS) return issues;
  return [
    ...issues,
    {
      severity: 'warning',
      input: 'seconds',
      message: `the camera moves for ${camera.seconds} s, but the shot is over at ${seconds} s; lengthen the shot or shorten the move`,
      mend: { kind: 'set', input: 'seconds', label: 'as long as the camera move' },
    },
  ];
}
