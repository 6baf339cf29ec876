import { NodeFooter } from './node-footer.tsx';

/** How the rendering of a graph output went: as under a node that costs time. */
export const OutputFooter = ({ name }: { readonly name: string }) => (
  <NodeFooter id={`outputs.${name}`} effect="compute" />
);
