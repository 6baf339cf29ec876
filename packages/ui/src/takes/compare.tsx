import { isRecord, type PurchaseInfo } from '@shotgraph/engine';
import { X } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { HereContext, useEditor, useNode, usePurchases } from '../app/editor-context.tsx';
import { mediaOf } from '../spend/purchase-words.ts';
import styles from './compare.module.css';
import { CompareControls } from './compare-controls.tsx';
import { actOf, KEYS_IN_WORDS } from './compare-keys.ts';
import { CompareHead, ComparePicture } from './compare-pane.tsx';
import type { CompareState } from './compare-state.ts';
import { differencesOf } from './differences.ts';
import { toggleMark, useMarks } from './marks.ts';
import { isPinned, isPinnedTo, pinOrTell } from './pin.ts';
import { useColumns } from './use-columns.ts';
import { useReel } from './use-reel.ts';

/** Takes side by side or one over the other, played as one, and judged from the keyboard. */
export default function Compare(state: CompareState) {
  const { here } = useEditor();
  const all = usePurchases();
  const takes = state.takes.flatMap((key) => all.find((purchase) => purchase.key === key) ?? []);
  return (
    <HereContext value={here()}>
      {takes.length > 1 && <Comparison {...state} keys={state.takes} takes={takes} />}
    </HereContext>
  );
}

type ComparisonProps = Omit<CompareState, 'takes'> & {
  readonly takes: readonly PurchaseInfo[];
  readonly keys: readonly string[];
};

function Comparison({ takes, ...state }: ComparisonProps) {
  const { node, usable } = state;
  const editor = useEditor();
  const marks = useMarks();
  const record = useNode(node);
  const dialog = useRef<HTMLDialogElement>(null);
  const panes = useRef<HTMLDivElement>(null);
  const clips = useRef(new Map<string, HTMLVideoElement>());
  const [lengths, setLengths] = useState<ReadonlyMap<string, number>>(new Map());
  const [chosen, setChosen] = useState(0);
  const [voice, setVoice] = useState(takes[0]?.key);
  const [wipe, setWipe] = useState<number>();
  const reel = { seconds: Math.max(0, ...lengths.values()), fps: useFps(takes[0]) };
  const { transport, change } = useReel(clips, reel, voice);
  const canWipe = takes.length === 2;
  const { columns, onShape } = useColumns(
    panes,
    takes.map(({ key }) => key),
  );
  const used = typeof record?.inputs.take === 'number' ? record.inputs.take : 1;

  const close = () => editor.ui.setState({ dialog: undefined });
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // Not the first button: the space bar is to play, and not to close.
    dialog.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onClip = useCallback((key: string, clip: HTMLVideoElement | null) => {
    if (clip) clips.current.set(key, clip);
    else clips.current.delete(key);
  }, []);
  const onLength = useCallback(
    (key: string, seconds: number) => setLengths((known) => new Map([...known, [key, seconds]])),
    [],
  );
  const nameOf = ({ key, take }: PurchaseInfo) => state.names[state.keys.indexOf(key)] ?? `${take}`;
  const isUsed = ({ key, take }: PurchaseInfo) => {
    const media = mediaOf(takes.find((each) => each.key === key)!);
    if (!record || !isPinned(record)) return usable.includes(key) && take === used;
    return media !== undefined && isPinnedTo(record, take, media.hash);
  };
  const use = (take: PurchaseInfo) => {
    const media = mediaOf(take);
    if (usable.includes(take.key)) {
      const off = record && isPinned(record) ? [{ op: 'set-input', node, input: 'pinned' } as const] : [];
      editor.edit([{ op: 'set-input', node, input: 'take', value: take.take }, ...off]);
    } else if (state.pins && media) void pinOrTell(editor, { node, take: take.take, name: nameOf(take), media });
    else
      editor.ui.toast({
        tone: 'info',
        text: `Take ${nameOf(take)} was made with other settings, and this node cannot be pinned`,
      });
  };
  const hear = (key: string) => setVoice(voice === key ? undefined : key);

  const onKeyDown = (event: KeyboardEvent) => {
    const act = actOf(event);
    const take = takes[chosen]!;
    // A slider that has the focus keeps its own keys, and so does a button.
    const isSlider = event.target instanceof HTMLInputElement && /^(Arrow|Home|End)/.test(event.key);
    const isPress = event.target instanceof HTMLButtonElement && event.key === ' ';
    if (!act || isSlider || isPress) return;
    event.preventDefault();
    if (act.does === 'play') change(act.make);
    else if (act.does === 'choose') setChosen(Math.min(act.index, takes.length - 1));
    else if (act.does === 'hear') hear(take.key);
    else if (act.does === 'wipe') canWipe && setWipe(wipe === undefined ? 0.5 : undefined);
    else if (act.does === 'use') isUsed(take) || use(take);
    else toggleMark(editor, take.key, act.does);
  };

  const picture = (take: PurchaseInfo, i: number) => (
    <ComparePicture
      key={take.key}
      take={take}
      name={nameOf(take)}
      onClip={onClip}
      onLength={onLength}
      onShape={onShape}
      {...(wipe !== undefined && i === 1 && { style: { clipPath: `inset(0 0 0 ${wipe * 100}%)` } })}
    />
  );
  return (
    <dialog
      ref={dialog}
      className={styles.compare}
      aria-label="Compare takes"
      tabIndex={-1}
      onClose={close}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <h2>Takes of {node}</h2>
        <button type="button" className={styles.icon} aria-label="Close" onClick={close}>
          <X size={18} aria-hidden="true" />
        </button>
      </header>
      <div
        ref={panes}
        className={`${styles.panes} ${wipe === undefined ? '' : styles.wiped}`}
        style={{ '--columns': wipe === undefined ? columns : 2 } as CSSProperties}
      >
        {takes.map((take, i) => (
          <section
            key={take.key}
            className={`${styles.pane} ${i === chosen ? styles.chosen : ''}`}
            aria-label={`Take ${nameOf(take)}`}
          >
            <CompareHead
              take={take}
              number={i + 1}
              mark={marks.get(take.key)}
              isChosen={i === chosen}
              isHeard={voice === take.key}
              name={nameOf(take)}
              isUsed={isUsed(take)}
              isUsable={usable.includes(take.key)}
              onUse={usable.includes(take.key) || state.pins ? () => use(take) : undefined}
              onChoose={() => setChosen(i)}
              onHear={() => hear(take.key)}
            />
            <div className={styles.frame}>{picture(take, i)}</div>
          </section>
        ))}
        {wipe !== undefined && <span className={styles.line} style={{ left: `${wipe * 100}%` }} aria-hidden="true" />}
      </div>
      <CompareControls {...{ transport, reel, change, wipe, canWipe, onWipe: setWipe }} />
      <Differences takes={takes} nameOf={nameOf} />
      <p className={styles.keys}>
        {KEYS_IN_WORDS.filter(([, does]) => canWipe || does !== 'wipe').map(([keys, does]) => (
          <span key={keys}>
            <kbd>{keys}</kbd> {does}
          </span>
        ))}
      </p>
    </dialog>
  );
}

interface DifferencesProps extends Pick<ComparisonProps, 'takes'> {
  readonly nameOf: (take: PurchaseInfo) => string;
}

/** What the takes were asked for differently. */
function Differences({ takes, nameOf }: DifferencesProps) {
  const rows = differencesOf(takes);
  if (rows.length === 0)
    return <p className={styles.same}>All of them were asked for with the same words and references.</p>;
  return (
    <div className={styles.differences}>
      <table>
        <caption className="visually-hidden">What changed between the takes</caption>
        <thead>
          <tr>
            <th scope="col">What changed</th>
            {takes.map((take) => (
              <th key={take.key} scope="col">
                Take {nameOf(take)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                <td key={takes[i]!.key}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Frames per second of a take, as it was probed; 24 until that is known. */
function useFps(take: PurchaseInfo | undefined): number {
  const { session } = useEditor();
  const [fps, setFps] = useState(24);
  const hash = take && mediaOf(take)?.hash;
  useEffect(() => {
    if (hash === undefined) return;
    let isCurrent = true;
    session.findFacts(hash).then(
      (facts) => {
        const found = isRecord(facts) ? facts.fps : undefined;
        if (isCurrent && typeof found === 'number' && found > 0) setFps(found);
      },
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [session, hash]);
  return fps;
}
