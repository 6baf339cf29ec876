import type { Mention, Prompt } from '@shotgraph/engine';

/** Languages a prompt can be written in. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the model is to do with what it gets; `auto` follows from the roles of the references. */
export const PROMPT_TASKS = ['auto', 'text', 'first-frame', 'first-last-frame', 'reference', 'edit', 'extend'] as const;
export type PromptTask = (typeof PROMPT_TASKS)[number];
export type SettledTask = Exclude<PromptTask, 'auto'>;

/** How several shots are told apart: by time codes or by numbered labels; never by both. */
export const SKELETONS = ['auto', 'time', 'shots'] as const;
export type Skeleton = (typeof SKELETONS)[number];

/** Parts of a prompt, in their order. */
export const SECTIONS = ['task', 'references', 'opening', 'shots', 'look', 'locks', 'exclusions'] as const;
export type Section = (typeof SECTIONS)[number];

/** What is known of the model the prompt is for. */
export interface PromptProfile {
  /** For messages: `seedance-2.0`, `any model`. */
  readonly title: string;
  /** Advised most words, where they are separated by spaces. */
  readonly words: number;
  /** Advised most Chinese characters. */
  readonly chineseCharacters: number;
  /** What is longer is cut off, characters. */
  readonly cutAt?: number;
  /** What `auto` comes to; left out: time codes in Chinese, labels in English. */
  readonly skeleton?: Exclude<Skeleton, 'auto'>;
  /** Whether the model makes sound along with the picture. */
  readonly sound: boolean;
}

export interface PromptOptions {
  readonly language: Language;
  readonly profile: PromptProfile;
  readonly task: PromptTask;
  readonly skeleton: Skeleton;
  /** Sounds and music; without effect where the model makes none. */
  readonly sound: boolean;
  /** Spoken lines. Without sound the mouths still move to them. */
  readonly dialogue: boolean;
}

/** A piece of a prompt: text, or the place of a reference among those of its kind. */
export type Piece = string | Mention;

/** Something of the direction that the prompt does not say. */
export interface Dropped {
  /** Where it would have stood: `look`, `shot 2, light`. */
  readonly section: string;
  /** In words, as it would have been said. */
  readonly text: string;
  readonly why: string;
  /** `limit`: the prompt had no room; `owned`: a reference carries it; `off`: it was not asked for. */
  readonly cause: 'limit' | 'owned' | 'off';
}

/** Two parts of the direction that say different things. */
export interface Conflict {
  /** Which rule found it, for tests and editors. */
  readonly code: string;
  readonly where: string;
  /** What disagrees with what. */
  readonly what: string;
  readonly fix: string;
  /** The prompt already says only one of the two; nothing has to be done. */
  readonly settled: boolean;
}

/** Something that keeps the prompt from doing its job. */
export interface Problem {
  /** Input of the node it is about. */
  readonly input: 'direction' | 'task';
  readonly message: string;
  /** The task that has no such problem. */
  readonly task?: PromptTask;
}

/** Length of a prompt as models count it. A tag counts like `[Image 1]`. */
export interface PromptLength {
  /** Words, where they are separated by spaces. */
  readonly words: number;
  readonly chineseCharacters: number;
  /** UTF-16 units, as text is measured everywhere else. */
  readonly characters: number;
}

export interface CompiledPrompt {
  /** With references as mentions, for `generate/video`. */
  readonly prompt: Prompt;
  /** The same to read, references as `[image 1]` or `[图片1]`. */
  readonly text: string;
  readonly language: Language;
  readonly task: SettledTask;
  readonly length: PromptLength;
  /** Whether the length is within the limits of the profile. */
  readonly fits: boolean;
  readonly dropped: readonly Dropped[];
  readonly conflicts: readonly Conflict[];
  readonly problems: readonly Problem[];
  /** The readable text part by part; parts with nothing to say are left out. */
  readonly sections: readonly { readonly section: Section; readonly text: string }[];
}
