import type { ReadElement } from './parse-xml.ts';

/** What Apple's DTD of FCPXML 1.10 says of the elements that are used: children in order as a pattern, attributes, those needed first. */
interface Rule {
  readonly children: RegExp;
  readonly needed: readonly string[];
  readonly allowed: readonly string[];
  readonly text?: boolean;
}

const clipAttributes = ['lane', 'offset', 'name', 'start', 'duration', 'enabled'];
const RULES: { readonly [name: string]: Rule } = {
  fcpxml: { children: /^(resources )?(library )?$/, needed: ['version'], allowed: [] },
  resources: { children: /^((asset|effect|format|media|locator) )*$/, needed: [], allowed: [] },
  format: {
    children: /^$/,
    needed: ['id'],
    allowed: ['name', 'frameDuration', 'fieldOrder', 'width', 'height', 'paspH', 'paspV', 'colorSpace'],
  },
  effect: { children: /^$/, needed: ['id', 'uid'], allowed: ['name', 'src'] },
  asset: {
    children: /^(media-rep )+(metadata )?$/,
    needed: ['id'],
    allowed: ['name', 'uid', 'start', 'duration', 'hasVideo', 'format', 'hasAudio', 'videoSources', 'audioSources'],
  },
  'media-rep': { children: /^(bookmark )?$/, needed: ['src'], allowed: ['kind', 'sig', 'suggestedFilename'] },
  library: { children: /^((event|smart-collection) )*$/, needed: [], allowed: ['location', 'colorProcessing'] },
  event: { children: /^((clip|project) )*$/, needed: [], allowed: ['name', 'uid'] },
  project: { children: /^sequence $/, needed: [], allowed: ['name', 'uid', 'id', 'modDate'] },
  sequence: {
    children: /^(note )?spine (metadata )?$/,
    needed: ['format'],
    allowed: ['duration', 'tcStart', 'tcFormat', 'audioLayout', 'audioRate', 'renderFormat', 'keywords'],
  },
  spine: { children: /^((asset-clip|gap|transition) )*$/, needed: [], allowed: ['lane', 'offset', 'name', 'format'] },
  'asset-clip': {
    children: /^(note )?(marker )*$/,
    needed: ['ref'],
    allowed: [...clipAttributes, 'format', 'tcStart', 'tcFormat', 'audioRole', 'videoRole'],
  },
  transition: {
    children: /^(filter-video )?(filter-audio )?(marker )*$/,
    needed: ['duration'],
    allowed: ['name', 'offset'],
  },
  'filter-video': { children: /^(data )*(param )*$/, needed: ['ref'], allowed: ['name', 'enabled'] },
  marker: { children: /^$/, needed: ['start', 'value'], allowed: ['duration', 'completed', 'note'] },
  note: { children: /^$/, needed: [], allowed: [], text: true },
};

/** What the DTD forbids in a document, one sentence each; none when it is valid. */
export function fcpxmlProblems(root: ReadElement): string[] {
  const ids = new Set<string>();
  const refs: string[] = [];
  const problems: string[] = [];
  const visit = ({ name, attributes, children, text }: ReadElement) => {
    const rule = RULES[name];
    if (rule === undefined) return void problems.push(`<${name}> is not known`);
    const order = children.map((child) => `${child.name} `).join('');
    if (!rule.children.test(order)) problems.push(`<${name}> holds ${order}`);
    for (const needed of rule.needed) if (!(needed in attributes)) problems.push(`<${name}> lacks ${needed}`);
    for (const key of Object.keys(attributes))
      if (![...rule.needed, ...rule.allowed].includes(key)) problems.push(`<${name}> has ${key}`);
    if (text !== '' && !rule.text) problems.push(`<${name}> holds text`);
    if (attributes.id !== undefined) {
      if (ids.has(attributes.id) || !/^[A-Za-z_][\w.-]*$/.test(attributes.id)) problems.push(`id ${attributes.id}`);
      ids.add(attributes.id);
    }
    for (const key of ['ref', 'format']) if (attributes[key] !== undefined) refs.push(attributes[key]);
    children.forEach(visit);
  };
  visit(root);
  return [...problems, ...refs.filter((ref) => !ids.has(ref)).map((ref) => `${ref} refers to nothing`)];
}
