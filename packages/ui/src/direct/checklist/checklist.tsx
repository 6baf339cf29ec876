import { edgesIn, parseFrom } from '@shotgraph/engine';
import type { Checklist as Points } from '@shotgraph/nodes';
import { ArrowUpRight, CircleCheck, CircleDashed, Plus } from 'lucide-react';
import { useEditor } from '../../app/editor-context.tsx';
import { useView } from '../use-view.ts';
import styles from './checklist.module.css';
import { ownMissing, POINTS, type PointName, pointsDone, stateOf } from './points.ts';

/** A shot that the checklist is about. */
export interface ListedShot {
  readonly name: string;
  /** The node that makes it, where its inputs can be wired. */
  readonly node: string | undefined;
}

interface ChecklistProps {
  /** Of a direction or a shot, `node.port`. */
  readonly place: string;
  /** In their order; the shot itself alone. */
  readonly shots: readonly ListedShot[];
  /** Whether the place is a shot by itself. */
  readonly isShot?: boolean;
}

const CHECKLIST = { view: 'checklist' } as const;

/** The four points that a film is directed by, each with what is missing and a way to it. */
export function Checklist({ place, shots, isShot = false }: ChecklistProps) {
  const points = useView(place, CHECKLIST);
  if (!points) {
    return <p className={styles.unknown}>The four points are told once everything they are made from is known.</p>;
  }
  return (
    <section className={styles.list} aria-label="Four points">
      <h3 className={styles.heading}>
        Four points
        <span className={styles.count}>{pointsDone(points)} of 4 done</span>
        <span className={styles.meter} aria-hidden="true">
          {POINTS.map(({ name }) => (
            <i key={name} data-done={points[name].done || undefined} />
          ))}
        </span>
      </h3>
      <ul>
        {POINTS.map((point) => (
          <Point key={point.name} {...point} points={points} shots={shots} isShot={isShot} />
        ))}
      </ul>
    </section>
  );
}

interface PointProps extends Pick<ChecklistProps, 'shots' | 'isShot'> {
  readonly name: PointName;
  readonly title: string;
  readonly input: string;
  readonly points: Points;
}

function Point({ name, title, input, points, shots, isShot }: PointProps) {
  const point = points[name];
  const Icon = point.done ? CircleCheck : CircleDashed;
  const state = isShot && !point.done ? ownMissing(point.missing) : stateOf(point, shots.length);
  const lacking = point.lacking.flatMap((at) => shots[at] ?? []);
  const only = isShot ? shots[0]?.node : undefined;
  return (
    <li className={point.done ? styles.done : styles.open}>
      <Icon size={15} aria-hidden="true" />
      <div className={styles.point}>
        <span className={styles.title}>
          {title}
          <span className="visually-hidden">{point.done ? ': done' : ': not done'}</span>
        </span>
        <span className={styles.state}>{state}</span>
        {!isShot && lacking.length > 0 && <Lacking shots={lacking} input={input} />}
      </div>
      {only !== undefined && <OpenInput node={only} input={input} title={title} />}
    </li>
  );
}

/** Shots that lack a point: each is selected by a click. */
function Lacking({ shots, input }: { readonly shots: readonly ListedShot[]; readonly input: string }) {
  const { ui } = useEditor();
  return (
    <span className={styles.chips}>
      {shots.map(({ name, node }) => (
        <button
          key={`${node} ${name}`}
          type="button"
          disabled={node === undefined}
          title={node === undefined ? 'Made elsewhere' : `Select the shot, which lacks its ${input}`}
          onClick={() => node !== undefined && ui.select([node])}
        >
          {name}
        </button>
      ))}
    </span>
  );
}

/** Leads to what is wired into a point of a shot, or lets something be wired in. */
function OpenInput({ node, input, title }: { readonly node: string; readonly input: string; readonly title: string }) {
  const { ui, part } = useEditor();
  const [edge] = edgesIn(part().nodes.get(node)?.inputs[input]);
  const source = edge && parseFrom(edge.from).node;
  if (source !== undefined && part().nodes.has(source)) {
    return (
      <button
        type="button"
        className={styles.go}
        aria-label={`Open ${title.toLowerCase()}: ${source}`}
        title={`Open ${source}`}
        onClick={() => ui.select([source])}
      >
        {source}
        <ArrowUpRight size={12} aria-hidden="true" />
      </button>
    );
  }
  return (
    <button
      type="button"
      className={styles.go}
      aria-label={`Add ${title.toLowerCase()} to ${node}`}
      title={`Choose a node to wire into ${input}`}
      onClick={() => ui.setState({ palette: { mode: 'nodes', to: { node, input } } })}
    >
      <Plus size={12} aria-hidden="true" /> Add
    </button>
  );
}
