/** Colours of the canvas, read from the same tokens that cards are styled with. */
export interface Look {
  readonly surface: string;
  readonly surface2: string;
  readonly line: string;
  readonly text: string;
  readonly accent: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  readonly wait: string;
  readonly font: string;
  /** How much black is mixed into the colours of ports and edges: `40%`. */
  readonly ink: string;
}

/** Reads the tokens as they are now. */
export function readLook(root: Element): Look {
  const style = getComputedStyle(root);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    surface: token('surface'),
    surface2: token('surface-2'),
    line: token('line-strong'),
    text: token('text-2'),
    accent: token('accent'),
    ok: token('ok'),
    warn: token('warn'),
    bad: token('bad'),
    wait: token('wait'),
    font: token('font'),
    ink: token('port-ink'),
  };
}

/** The colour of an edge or a port, as cards show it: the same text for the same colour, which is asked for with every card. */
export function inked({ ink }: Pick<Look, 'ink'>, colour: string): string {
  if (ink === '' || ink === '0%') return colour;
  const byColour = mixed.get(ink) ?? new Map<string, string>();
  mixed.set(ink, byColour);
  const known = byColour.get(colour) ?? `color-mix(in oklab, ${colour}, black ${ink})`;
  byColour.set(colour, known);
  return known;
}
const mixed = new Map<string, Map<string, string>>();

/** Tells when the tokens have changed: another theme was chosen, here or in the system. */
export function onLookChange(root: Element, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', changed);
  };
}
