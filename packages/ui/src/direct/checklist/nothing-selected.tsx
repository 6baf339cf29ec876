import styles from '../direct-panel.module.css';
import { useSequence } from '../timeline/use-film.ts';
import FilmChecklist from './film-checklist.tsx';

/** What is directed while no node is selected that has an editor: the film as a whole, where there is one. */
export default function NothingSelected() {
  const sequence = useSequence();
  if (sequence === undefined) {
    return (
      <p className={styles.quiet}>
        Select a camera, a rig of lights, a depth plan, a choreography or a shot to direct it here. Shots that a
        sequence puts on one clock are looked over here as a film.
      </p>
    );
  }
  return (
    <section className={styles.editor} aria-label="Film">
      <h2 className={styles.title}>
        Film <span className={styles.id}>{sequence}</span>
      </h2>
      <FilmChecklist key={sequence} id={sequence} />
    </section>
  );
}
