import type { Mention } from '@shotgraph/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLimits } from '../../providers/limits/index.ts';
import { PROFILES } from '../../providers/profile/builtin.ts';
import { renderPrompt, tagOf } from '../../providers/profile/render-prompt.ts';
import { findWrittenReferences } from '../../providers/profile/written-references.ts';
import type { PromptPart } from '../../providers/request.ts';
import type { DirectionValue } from '../values/index.ts';
import { compilePrompt } from './compile.ts';
import { promptProfile } from './profile.ts';
import { directions, hostileText, plainText, promptChoices } from './testing/arbitrary.ts';
import type { CompiledPrompt, Language, PromptOptions, PromptProfile } from './types.ts';

const RUNS = { numRuns: 150 };
const profile = promptProfile();
type Choices = Omit<PromptOptions, 'profile'>;

const compile = (direction: DirectionValue, choices: Choices, limits: PromptProfile = profile) =>
  compilePrompt(direction, { ...choices, profile: limits });

const KINDS = { images: 'image', videos: 'video', audios: 'audio' } as const;
const toParts = ({ prompt }: CompiledPrompt): PromptPart[] =>
  prompt.parts.map((part) =>
    typeof part === 'string' ? part : { kind: KINDS[part.input as keyof typeof KINDS], index: part.index },
  );
const mentions = ({ prompt }: CompiledPrompt): Mention[] => prompt.parts.filter((part) => typeof part !== 'string');

/** Every reference of a direction as it is sent: its list, and its place there. */
function places({ references }: DirectionValue): string[] {
  const counts = { image: 0, video: 0, audio: 0 };
  return references.map(({ media: { kind } }) => `${kind}s ${counts[kind]++}`).sort();
}

/** Every form one of the providers resolves, and those of other surfaces. */
const TAG = /@(?:Image|Video|Audio|图片|视频|音频)\s?\d+|[[【](?:Image|Video|Audio|图片|视频|音频)\s?\d+[\]】]/giu;
const OTHER = /[<＜@[]\s?(?:subject|image|video|audio|element|asset|主体|图片|视频|音频)[\s_#-]?\p{N}+/iu;

describe('prompts of arbitrary directions', () => {
  it('name every reference that is sent exactly once, and nothing else', () => {
    fc.assert(
      fc.property(directions(hostileText), promptChoices, (direction, choices) => {
        const compiled = compile(direction, choices);
        const named = mentions(compiled).map(({ input, index }) => `${input} ${index}`);
        const isSent = ['reference', 'edit', 'extend'].includes(compiled.task);
        expect([...named].sort()).toEqual(isSent ? places(direction) : []);
      }),
      RUNS,
    );
  });

  it.each(Object.keys(PROFILES))('cannot be made to hold another tag for %s', (name) => {
    fc.assert(
      fc.property(directions(hostileText), promptChoices, (direction, choices) => {
        const parts = toParts(compile(direction, choices));
        const expected = parts.filter((part) => typeof part !== 'string').map((part) => tagOf(part, PROFILES[name]!));
        const rendered = renderPrompt(parts, PROFILES[name]!);
        expect(rendered.match(TAG) ?? []).toEqual(expected);
        const rest = rendered.replace(TAG, '|');
        expect(rest).not.toMatch(OTHER);
        expect(findWrittenReferences(rest)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('are read as they are sent: nothing in them is rewritten by a provider', () => {
    fc.assert(
      fc.property(directions(hostileText), promptChoices, (direction, choices) => {
        const compiled = compile(direction, choices);
        for (const part of compiled.prompt.parts)
          if (typeof part === 'string') expect(findWrittenReferences(part)).toEqual([]);
        const tags = compiled.text.match(/\[(?:image |video |audio |图片|视频|音频)\d+\]/gu) ?? [];
        expect(tags).toHaveLength(mentions(compiled).length);
      }),
      RUNS,
    );
  });

  it('change only their numbers when references are sorted otherwise', () => {
    const masked = ({ text }: CompiledPrompt) =>
      text.replace(/\[(image |video |audio |图片|视频|音频)\d+\]/gu, '[$1#]');
    fc.assert(
      fc.property(directions(plainText), promptChoices, fc.integer(), (direction, choices, seed) => {
        const references = shuffled(direction.references, seed);
        const [one, other] = [compile(direction, choices), compile({ ...direction, references }, choices)];
        // Without a clip that is marked as one, the first is what is edited.
        const isMarked = direction.references.some(
          ({ role, media }) => media.kind === 'video' && (role === 'edit-source' || role === 'extend-source'),
        );
        if (['edit', 'extend'].includes(one.task) && !isMarked) return;
        expect(masked(other)).toBe(masked(one));
        // And each number is that of the reference it was.
        expect(boundTo(other, references)).toEqual(boundTo(one, direction.references));
      }),
      RUNS,
    );
  });

  it('are within the limits when they are said to be, by the same count as the shot that is generated', () => {
    const small = fc.record({
      words: fc.integer({ min: 5, max: 120 }),
      chineseCharacters: fc.integer({ min: 10, max: 200 }),
    });
    fc.assert(
      fc.property(directions(plainText), promptChoices, small, (direction, choices, limits) => {
        const compiled = compile(direction, choices, { title: 'a model', sound: true, ...limits });
        const tooLong = lengthIssues(compiled, limits);
        expect(compiled.fits).toBe(tooLong.length === 0);
        expect(compiled.problems.some(({ input }) => input === 'direction')).toBe(!compiled.fits);
        if (compiled.dropped.some(({ cause }) => cause === 'limit')) return;
        expect(compile(direction, choices, { ...profile, words: 1e6, chineseCharacters: 1e6 }).text).toBe(
          compiled.text,
        );
      }),
      RUNS,
    );
  });

  it('are the same for the same direction', () => {
    fc.assert(
      fc.property(directions(hostileText), promptChoices, (direction, choices) => {
        expect(compile(structuredClone(direction), choices)).toEqual(compile(direction, choices));
      }),
      RUNS,
    );
  });

  it('read as they should: no gaps, no doubled marks, nothing of the inside', () => {
    fc.assert(
      fc.property(directions(plainText), promptChoices, (direction, choices) => {
        const { text, sections } = compile(direction, choices);
        expect(text).not.toMatch(/undefined|NaN|Infinity|null|\[object|zz|layer \d/u);
        expect(text).not.toMatch(/ {2}|\n\n| \n|\n |^\s|\s$/u);
        expect(text).not.toMatch(/[.,;:。，；：、]\s?[.,;，；、。]|\( |\(\)|（）|“”|""| [.,;:]/u);
        for (const section of sections) expect(section.text.trim()).not.toBe('');
      }),
      RUNS,
    );
  });
});

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, i) => ({ item, at: Math.imul(i + 1, seed | 1) >>> 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Names of the references in the order in which they are spoken of, those of one clause in any order. */
function boundTo(compiled: CompiledPrompt, references: DirectionValue['references']): string[] {
  const counts = { image: 0, video: 0, audio: 0 };
  const names = new Map(references.map(({ name, media: { kind } }) => [`${kind}s ${counts[kind]++}`, name]));
  const clauses: string[][] = [[]];
  for (const part of compiled.prompt.parts)
    if (typeof part === 'string') {
      if (!/^(?:, | and |、|和)$/u.test(part)) clauses.push([]);
    } else clauses.at(-1)!.push(names.get(`${part.input} ${part.index}`)!);
  return clauses.flatMap((clause) => clause.sort());
}

/** What the limits of a shot say of the length of its prompt. */
function lengthIssues(
  compiled: CompiledPrompt,
  limits: { readonly words: number; readonly chineseCharacters: number },
) {
  const base = PROFILES['ark-byteplus']!;
  const families = Object.fromEntries(
    Object.entries(base.families).map(([name, family]) => [name, { ...family, prompt: limits }]),
  );
  const request = { model: 'seedance-2.0', prompt: toParts(compiled) };
  return checkLimits(request, { ...base, families }, {} as never).filter(({ rule }) => rule === 20);
}

describe('languages', () => {
  it.each(['en', 'zh'] as const satisfies Language[])(
    '%s is all that is spoken where the author says nothing',
    (language) => {
      fc.assert(
        fc.property(directions(fc.constant('')), promptChoices, (direction, choices) => {
          const silent = { ...direction, shots: direction.shots.map((shot) => ({ ...shot, lines: [] })) };
          const { text } = compile(silent, { ...choices, language });
          const own = text.replace(/Mara Jones|Mara|Joe|the red kite|玛拉|\d+mm|f\/[\d.]+/giu, '');
          if (language === 'zh') expect(own).not.toMatch(/[a-z]{2,}/iu);
          else expect(own).not.toMatch(/\p{Script=Han}/u);
        }),
        RUNS,
      );
    },
  );
});
