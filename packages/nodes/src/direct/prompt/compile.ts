import type { Mention } from '@shotgraph/engine';
import type { DirectionValue } from '../values/index.ts';
import { toBrief } from './brief.ts';
import { trim } from './budget/trim.ts';
import { conflictsOf } from './conflicts/index.ts';
import { problemsOf } from './problems.ts';
import { toPieces } from './render.ts';
import type { CompiledPrompt, Language, Piece, PromptOptions } from './types.ts';
import { unsaid } from './unsaid.ts';

/**
 * Puts a direction into words for a model that reads prompts. Pure: the same direction and options give the same prompt on every
 * machine. Text of the author can never become a tag; tags stand only for references, each once.
 */
export function compilePrompt(direction: DirectionValue, options: PromptOptions): CompiledPrompt {
  const brief = toBrief(direction, options);
  const { sections, length, fits, dropped } = trim(brief);
  const pieces = toPieces(sections);
  return {
    prompt: { parts: pieces },
    text: toText(pieces, options.language),
    language: options.language,
    task: brief.task,
    length,
    fits,
    dropped: [...unsaid(brief), ...dropped],
    conflicts: conflictsOf(brief),
    problems: problemsOf(brief, length, fits),
    sections: sections.map(({ section, pieces: own }) => ({ section, text: toText(own, options.language) })),
  };
}

const KINDS: { readonly [L in Language]: { readonly [input: string]: string } } = {
  en: { images: 'image ', videos: 'video ', audios: 'audio ' },
  zh: { images: '图片', videos: '视频', audios: '音频' },
};

const toText = (pieces: readonly Piece[], language: Language): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : readableTag(piece, language))).join('');

const readableTag = ({ input, index }: Mention, language: Language): string =>
  `[${KINDS[language][input]}${index + 1}]`;
