import type { LucideIcon } from 'lucide-react';
import styles from './tool-button.module.css';

interface ToolButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** Left out for what is no switch. */
  readonly isOn?: boolean;
  readonly onClick: () => void;
}

/** A small button with a picture only; its name is read out and shown when it is pointed at. */
export function ToolButton({ icon: Icon, label, isOn, onClick }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      onClick={onClick}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
