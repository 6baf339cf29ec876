import { useIsGone } from '../app/editor-context.tsx';
import { NodeFooter } from './node-footer.tsx';

/** How the rendering of a graph output went: as under a node that costs time. */
export function OutputFooter({ name }: { readonly name: string }) {
  const id = `outputs.${name}`;
  return !useIsGone(id) && <NodeFooter id={id} effect="compute" />;
}
