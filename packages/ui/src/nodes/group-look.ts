import {
  AudioLines,
  Blocks,
  Clapperboard,
  Component,
  FileInput,
  FlagTriangleRight,
  GitBranch,
  ListOrdered,
  type LucideIcon,
  Move3d,
  ScanSearch,
  Sparkles,
  Type,
  Wand,
} from 'lucide-react';

/** How the nodes of a group look: the part of their type before the slash. */
export interface GroupLook {
  readonly title: string;
  readonly colour: string;
  readonly icon: LucideIcon;
}

const LOOKS: { readonly [group: string]: GroupLook } = {
  input: { title: 'Inputs', colour: '#5cc8c2', icon: FileInput },
  text: { title: 'Text', colour: '#9ccc65', icon: Type },
  direct: { title: 'Direction', colour: '#ffca4f', icon: Move3d },
  generate: { title: 'Generation', colour: '#b78bff', icon: Sparkles },
  transform: { title: 'Transforms', colour: '#ff8a70', icon: Wand },
  audio: { title: 'Sound', colour: '#4db6ac', icon: AudioLines },
  analyze: { title: 'Analysis', colour: '#7f9bff', icon: ScanSearch },
  list: { title: 'Lists', colour: '#81b4f7', icon: ListOrdered },
  graph: { title: 'Subgraphs', colour: '#e6a7ff', icon: Component },
  flow: { title: 'Flow', colour: '#90a4ae', icon: GitBranch },
  evaluate: { title: 'Evaluation', colour: '#f48fb1', icon: Clapperboard },
  output: { title: 'Outputs', colour: '#d5dae3', icon: FlagTriangleRight },
};

/** Look of a group; groups of other catalogues get a neutral one with their own name. */
export const lookOf = (group: string): GroupLook => LOOKS[group] ?? { title: group, colour: '#90a4ae', icon: Blocks };
