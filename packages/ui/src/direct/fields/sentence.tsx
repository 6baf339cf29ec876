import styles from './sentence.module.css';

/** What directions become in a prompt, word for word. */
export const Sentence = ({ words }: { readonly words: string }) => <p className={styles.sentence}>{words}</p>;
