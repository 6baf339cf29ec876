import { ImageIcon, Loader2, Maximize2, Play, Volume2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import {
  useAnyRendered,
  useEditor,
  useHere,
  useIsRunning,
  useReached,
  useRendered,
  useStatus,
  useValue,
} from '../app/editor-context.tsx';
import { itemsIn, type ShownMedia } from '../engine/shown.ts';
import { cardAspect } from './aspect.ts';
import { ListPreview } from './list-preview.tsx';
import { MediaThumb } from './media-thumb.tsx';
import styles from './node-preview.module.css';

/** The picture or sound of one port inside a card: what is rendered, else a button that renders it. */
export const NodePreview = memo(function NodePreview({ node, port }: { readonly node: string; readonly port: string }) {
  const place = `${node}.${port}`;
  const path = useHere().values + place;
  const { control } = useEditor();
  const shown = useValue(place)?.shown;
  const hash = useRendered(shown);
  const { status } = useStatus(place);
  const isBusy = useIsRunning();
  const media = itemsIn(shown).filter((item) => 'id' in item);
  const isDone = useAnyRendered(media);
  const [first] = media;
  if (!shown || !first) return null;
  if (shown.kind === 'list' && isDone) return <ListPreview path={path} list={shown} />;
  if ('id' in shown && hash !== undefined) return <Rendered node={node} path={path} shown={shown} hash={hash} />;
  const Icon = first.kind === 'image' ? ImageIcon : first.kind === 'audio' ? Volume2 : Play;
  if (status === 'running') {
    return (
      <Strip>
        <Loader2 size={12} className={styles.spin} aria-hidden="true" /> rendering…
      </Strip>
    );
  }
  return (
    <button
      type="button"
      className={`${styles.strip} nodrag`}
      disabled={isBusy}
      onClick={() => void control.run([path])}
    >
      <Icon size={12} aria-hidden="true" /> Preview
    </button>
  );
});

const Strip = ({ children }: { readonly children: ReactNode }) => <div className={styles.strip}>{children}</div>;

interface RenderedProps {
  readonly node: string;
  readonly path: string;
  readonly shown: ShownMedia;
  readonly hash: string;
}

function Rendered({ node, path, shown, hash }: RenderedProps) {
  const { ui } = useEditor();
  const isReached = useReached(node);
  const style = shown.kind === 'audio' ? {} : { aspectRatio: cardAspect(shown) };
  return (
    <div className={`${styles.frame} ${styles[shown.kind]} nodrag`} style={style}>
      <MediaThumb hash={hash} shown={shown} label={`Preview of ${path}`} />
      {isReached && (
        <button
          type="button"
          className={styles.enlarge}
          aria-label={`Show ${path} large`}
          title="Show large"
          onClick={() => ui.setState({ theatre: { place: path } })}
        >
          <Maximize2 size={12} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
