import type { Aspect } from '../../values/index.ts';
import { cleanPhrase } from '../text/clean.ts';
import { listed, possessive, secondsText, tenths } from '../text/english.ts';
import type { Piece } from '../types.ts';
import { ignoredWords, isBeat, isWholeMusic, type ReferenceGroup, spoken, tagOf, toBundles } from './groups.ts';
import { type ReferenceWords, weave } from './weave.ts';

const ASPECTS: { readonly [A in Aspect]: string } = {
  face: 'face',
  hair: 'hair',
  costume: 'costume',
  body: 'build',
  product: 'design',
  colour: 'colours',
  style: 'visual style',
  light: 'lighting',
  layout: 'composition',
  environment: 'setting',
  background: 'background',
  people: 'people',
  text: 'text',
  logo: 'logo',
  motion: 'movement',
  timing: 'timing',
  camera: 'camera movement',
  effect: 'visual effect',
  rhythm: 'rhythm',
  melody: 'melody',
  voice: 'voice',
  words: 'spoken words',
  ambience: 'ambience',
  soundtrack: 'soundtrack',
};
/** Aspects that belong to somebody. */
const OWN: ReadonlySet<Aspect> = new Set([
  'face',
  'hair',
  'costume',
  'body',
  'product',
  'colour',
  'logo',
  'text',
  'motion',
  'timing',
  'voice',
  'words',
]);

/** What a group hands on when its list is empty. */
function usual({ role, subjectKind }: ReferenceGroup): string {
  switch (role) {
    case 'identity':
      return subjectKind === 'vehicle' || subjectKind === 'object' ? 'design' : 'appearance';
    case 'style':
      return 'visual style';
    case 'layout':
      return 'composition';
    case 'lighting':
      return 'lighting';
    case 'motion':
      return 'movement';
    case 'camera':
      return 'camera movement';
    case 'effect':
      return 'visual effect';
    case 'rhythm':
      return 'rhythm';
    case 'voice':
      return 'voice';
    case 'sound':
      return 'sounds';
    case 'music':
      return 'music';
    default:
      return 'content';
  }
}

/** `Mara's face, hair and costume`, `the camera movement and timing`, `the lighting on Mara`. */
function what(group: ReferenceGroup): string {
  const subject = cleanPhrase(group.subject);
  const transfer = spoken(group);
  const words = aspectWords(group);
  if (subject === '') return `the ${words}`;
  const isOwn = transfer.length === 0 ? isPersonal(group) : OWN.has(transfer[0]!);
  return isOwn ? `${possessive(subject)} ${words}` : `the ${words} for ${subject}`;
}

function aspectWords(group: ReferenceGroup): string {
  const transfer = spoken(group);
  return listed(transfer.length === 0 ? [usual(group)] : transfer.map((aspect) => ASPECTS[aspect]));
}

const isPersonal = ({ role }: ReferenceGroup): boolean => role === 'identity' || role === 'motion' || role === 'voice';

/** `, ignoring the background and people`. */
function ignoring(group: ReferenceGroup): string {
  const words = ignoredWords(group, ASPECTS, { performer: 'performer', lettering: 'lettering', voices: 'vocals' });
  if (words.length === 0) return '';
  return `, ignoring the ${listed(words)}`;
}

function during({ span }: ReferenceGroup, { timed, filmSeconds }: ReferenceWords): string {
  if (!span || !timed) return '';
  if (span.to < filmSeconds) return `, only from ${tenths(span.from)} to ${secondsText(span.to)}`;
  return span.from > 0 ? `, only from ${secondsText(span.from)} on` : '';
}

const HOW = { loose: ' loosely', match: '', strict: ' strictly' } as const;
const STRICTLY = { loose: 'Loosely ', match: '', strict: 'Strictly ' } as const;

const tags = (group: ReferenceGroup): Piece[] =>
  group.members.flatMap((member, index): Piece[] => {
    const last = index === group.members.length - 1;
    return [...(index === 0 ? [] : [last ? ' and ' : ', ']), tagOf(member)];
  });

/** Roles whose clauses are put into one sentence with the first one. */
const JOINED = new Set(['identity', 'layout', 'style']);

/** The references one by one, as sentences with their full stops. */
export function referencesInEnglish(groups: readonly ReferenceGroup[], words: ReferenceWords): Piece[] {
  const sentences: Piece[][] = [];
  let joins = false;
  toBundles(groups).forEach((bundle, index) => {
    const group = bundle[0]!;
    const isFirst = index === 0 && words.opens;
    const tail = `${ignoring(group)}${during(group, words)}`;
    const before = sentences.at(-1);
    if (bundle.length > 1) {
      joins = false;
      sentences.push([...ofEach(bundle, isFirst), tail]);
      return;
    }
    if (joins && JOINED.has(group.role) && before) {
      before.push(`;${HOW[group.strength]} to `, ...tags(group), ` ${object(group)}${tail}`);
      return;
    }
    const refers = isFirst || group.role === 'identity';
    joins = refers;
    sentences.push(
      refers ? [`Refer${HOW[group.strength]} to `, ...tags(group), ` ${object(group)}${tail}`] : [...own(group), tail],
    );
  });
  return weave(
    sentences.map((pieces) => [...pieces, '.']),
    ' ',
  );
}

/** `Refer to [image 1] for Ana and to [image 2] for Ben: take the face and hair of each`. */
function ofEach(bundle: readonly ReferenceGroup[], isFirst: boolean): Piece[] {
  const { strength, role } = bundle[0]!;
  const each = (joint: string, piece: (group: ReferenceGroup) => readonly Piece[]) =>
    bundle.flatMap((group, index): Piece[] => {
      const between = index === 0 ? '' : index === bundle.length - 1 ? ` and ${joint}` : `, ${joint}`;
      return [between, ...piece(group)];
    });
  if (role === 'voice' && !isFirst && isVoiceAlone(bundle[0]!)) {
    return each('', (group) => [
      `${cleanPhrase(group.subject)} ${group === bundle[0] ? 'speaks ' : ''}with the voice in `,
      ...tags(group),
    ]);
  }
  const whose = each('to ', (group) => [...tags(group), ` for ${cleanPhrase(group.subject)}`]);
  return [`Refer${HOW[strength]} to `, ...whose, `: take the ${aspectWords(bundle[0]!)} of each`];
}

const isVoiceAlone = ({ transfer }: ReferenceGroup): boolean => transfer.every((aspect) => aspect === 'voice');

/** What a reference is referred to for, or as. */
function object(group: ReferenceGroup): string {
  switch (group.role) {
    case 'opening-frame':
      return 'as the first frame';
    case 'closing-frame':
      return 'as the last frame';
    case 'storyboard':
      return 'as the storyboard and follow it panel by panel, without showing its frames or captions';
    case 'music':
      return isWholeMusic(group) ? 'as the music' : `for ${what(group)} of the music`;
    default:
      return `for ${what(group)}`;
  }
}

/** A sentence of the role's own. */
function own(group: ReferenceGroup): Piece[] {
  const subject = cleanPhrase(group.subject);
  const how = STRICTLY[group.strength];
  const verb = (word: string) => (how === '' ? word : `${how}${word.toLowerCase()}`);
  switch (group.role) {
    case 'opening-frame':
      return ['Open on ', ...tags(group), ' as the first frame'];
    case 'closing-frame':
      return ['End on ', ...tags(group), ' as the last frame'];
    case 'storyboard':
      return ['Follow the storyboard in ', ...tags(group), ' panel by panel, without showing its frames or captions'];
    case 'lighting':
      return [`${verb('Match')} ${what(group)} of `, ...tags(group)];
    case 'camera':
    case 'motion':
      return [`${verb('Follow')} ${what(group)} ${group.subject === '' ? 'of' : 'in'} `, ...tags(group)];
    case 'effect':
      return [`${verb('Recreate')} ${what(group)} of `, ...tags(group)];
    case 'rhythm':
      return isBeat(group)
        ? [`${verb('Cut')} and move to the beat of `, ...tags(group)]
        : [`${verb('Cut')} and move to ${what(group)} of `, ...tags(group)];
    case 'voice':
      return isVoiceAlone(group) && subject !== ''
        ? [`${subject} speaks with the voice in `, ...tags(group)]
        : [`${verb('Take')} ${what(group)} from `, ...tags(group)];
    case 'music':
      return isWholeMusic(group)
        ? [`${verb('Use')} `, ...tags(group), ' as the music']
        : [`${verb('Take')} ${what(group)} of the music from `, ...tags(group)];
    default:
      return [`${verb('Take')} ${what(group)} from `, ...tags(group)];
  }
}

/** `Strictly edit [video 1], changing only what follows; everything not mentioned stays as it is.` */
export function openerInEnglish(sources: ReferenceGroup | undefined, words: ReferenceWords): Piece[] {
  switch (words.task) {
    case 'edit':
      return sources
        ? [
            'Strictly edit ',
            ...tags(sources),
            `${ignoring(sources)}: change only what follows; everything else stays as it is.`,
          ]
        : [];
    case 'extend': {
      const by = words.timed ? ` by ${secondsText(words.filmSeconds)}` : '';
      return sources ? ['Extend ', ...tags(sources), `${by} without a visible seam${ignoring(sources)}:`] : [];
    }
    case 'first-frame':
      return ['Start exactly from the given first frame.'];
    case 'first-last-frame':
      return ['Start exactly from the given first frame and arrive exactly at the given last frame.'];
    default:
      return [];
  }
}
