import type { InputPlace } from '@shotgraph/engine';
import { Plug } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import styles from './outline-ports.module.css';

interface ConnectButtonProps {
  readonly label: string;
  /** The end that is known. */
  readonly from?: string;
  readonly to?: InputPlace;
}

/** Opens the list of everything that the other end of an edge can be: ports that are there, and nodes to add. */
export function ConnectButton({ label, from, to }: ConnectButtonProps) {
  const { ui } = useEditor();
  const open = (event: MouseEvent<HTMLElement>) => {
    const { right, top } = event.currentTarget.getBoundingClientRect();
    ui.setState({
      palette: {
        mode: 'nodes',
        existing: true,
        at: { x: right, y: top + 24 },
        ...(from !== undefined && { from }),
        ...(to && { to }),
      },
    });
  };
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      onClick={open}
    >
      <Plug size={12} aria-hidden="true" />
    </button>
  );
}
