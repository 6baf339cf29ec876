import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** Stands where nothing is yet, and says how something comes there. */
export const Empty = ({ children }: { readonly children: ReactNode }) => <p className={styles.empty}>{children}</p>;
