import type { CameraValue } from '../../ports.ts';
import type { Language } from '../prompt/types.ts';
import { inChinese } from './chinese.ts';
import { inEnglish } from './english.ts';
import { cameraFacts } from './facts.ts';

/** A camera in words, part by part, none with a full stop. What has nothing to say is empty. */
export interface CameraPhraseParts {
  /** What it does: move, direction, extent, speed, ease. */
  readonly movement: string;
  /** What carries it, and how much it shakes. */
  readonly support: string;
  readonly lens: string;
  /** Stop and depth of field; empty while everything is sharp. */
  readonly focus: string;
}

/** How a camera is said. */
export interface CameraPhraseOptions {
  /** Whether moves that are made one after the other come with how long each takes, or only in their order. Timed when left out. */
  readonly timed?: boolean | undefined;
}

/** A camera as a prompt says it, in parts, for whoever has to leave some out. */
export function cameraPhraseParts(
  camera: CameraValue,
  language: Language,
  { timed = true }: CameraPhraseOptions = {},
): CameraPhraseParts {
  const facts = cameraFacts(camera);
  return language === 'zh' ? inChinese(facts, timed) : inEnglish(facts, timed);
}

/**
 * A camera as a prompt says it, in one sentence without its full stop: `The camera very slowly pushes in, physically moving closer,
 * handheld with slight natural shake, 35 mm natural wide lens`.
 */
export function cameraPhrase(camera: CameraValue, language: Language, options: CameraPhraseOptions = {}): string {
  const { movement, support, lens, focus } = cameraPhraseParts(camera, language, options);
  return [movement, support, lens, focus].filter(Boolean).join(language === 'zh' ? '，' : ', ');
}
