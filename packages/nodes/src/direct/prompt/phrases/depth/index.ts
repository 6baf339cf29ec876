import type { CameraValue } from '../../../../ports.ts';
import type { Band, DepthValue } from '../../../values/index.ts';
import { glue, listedZh } from '../../text/chinese.ts';
import { capitalised, listed } from '../../text/english.ts';
import type { Language } from '../../types.ts';
import { type DepthFacts, depthFacts } from './facts.ts';
import type { DepthOfField } from './focus.ts';

/** Two sentences without their full stops: what stands where, and what is sharp. Either may be empty. */
export interface DepthPhrases {
  readonly layers: string;
  readonly focus: string;
}

/**
 * What stands where in depth, what hides what, and what is in focus.
 *
 * @param camera - decides what is sharp where the layers do not: by lens, stop and distance of focus
 */
export function depthPhrases(
  depth: DepthValue | undefined,
  camera: CameraValue | undefined,
  language: Language,
): DepthPhrases {
  const facts = depthFacts(depth, camera);
  return language === 'zh' ? inChinese(facts) : inEnglish(facts);
}

/**
 * The same as one text: `Foreground: rain-streaked window, partly hiding Mara; midground: Mara; background: neon street. Shallow depth
 * of field, focus on Mara, foreground and background blurred`. Without a full stop at its end; empty when there is nothing to say.
 */
export function depthPhrase(
  depth: DepthValue | undefined,
  camera: CameraValue | undefined,
  language: Language,
): string {
  const { layers, focus } = depthPhrases(depth, camera, language);
  if (layers === '' || focus === '') return layers || focus;
  return language === 'zh' ? `${layers}。${focus}` : `${layers}. ${focus}`;
}

const FIELDS_EN: { readonly [F in DepthOfField]: string } = {
  'razor-thin': 'razor-thin depth of field',
  shallow: 'shallow depth of field',
  moderate: '',
  deep: 'deep focus',
};

function inEnglish({ bands, field, sharp, soft }: DepthFacts): DepthPhrases {
  const layers = bands.map(({ band, layers: inBand }) => {
    const words = inBand.map(({ words, hides }) => {
      if (hides.length === 0) return words;
      const clause = `partly hiding ${listed(hides)}`;
      // In a list, a clause with a comma would read as another layer.
      return inBand.length === 1 ? `${words}, ${clause}` : `${words} (${clause})`;
    });
    return `${band}: ${listed(words)}`;
  });
  const focus = [
    field === undefined ? '' : FIELDS_EN[field],
    sharp.length > 0 && soft.length > 0 ? `focus on ${listed(sharp)}` : '',
    soft.length > 0 ? `${listed(soft)} blurred` : '',
  ].filter((part) => part !== '');
  if (field === 'deep' && soft.length === 0) focus.push('everything sharp from front to back');
  return { layers: capitalised(layers.join('; ')), focus: capitalised(focus.join(', ')) };
}

const FIELDS_ZH: { readonly [F in DepthOfField]: string } = {
  'razor-thin': '极浅景深',
  shallow: '浅景深',
  moderate: '',
  deep: '大景深',
};
const BANDS_ZH: { readonly [B in Band]: string } = { foreground: '前景', midground: '中景', background: '背景' };
/** `中景` is also a size of shot; as a place in depth it is said in full. */
const PLACES_ZH: { readonly [B in Band]: string } = { ...BANDS_ZH, midground: '中间层' };

function inChinese({ bands, field, sharp, soft }: DepthFacts): DepthPhrases {
  const layers = bands.map(({ band, layers: inBand }) => {
    const words = inBand.map(({ words, hides }) => {
      if (hides.length === 0) return words;
      const clause = glue('部分遮挡', listedZh(hides));
      return inBand.length === 1 ? `${words}，${clause}` : `${words}（${clause}）`;
    });
    return glue(`${PLACES_ZH[band]}是`, listedZh(words));
  });
  const focus = [
    field === undefined ? '' : FIELDS_ZH[field],
    sharp.length > 0 && soft.length > 0 ? glue('焦点对准', listedZh(sharp)) : '',
    soft.length > 0 ? `${soft.map((band) => PLACES_ZH[band]).join('和')}虚化` : '',
  ].filter((part) => part !== '');
  if (field === 'deep' && soft.length === 0) focus.push('前后都清晰');
  return { layers: layers.join('；'), focus: focus.join('，') };
}
