export { compilePrompt } from './compile.ts';
export { conflictText } from './conflicts/index.ts';
export { languageOf } from './language.ts';
export { actionPhrase } from './phrases/action/index.ts';
export { depthPhrase } from './phrases/depth/index.ts';
export { linePhrase } from './phrases/dialogue.ts';
export { lightPhrase } from './phrases/light/index.ts';
export { lookPhrase } from './phrases/look.ts';
export { ANY, offersModel, PROMPT_MODELS, PROMPT_PROVIDERS, promptProfile } from './profile.ts';
export {
  type CompiledPrompt,
  type Conflict,
  type Dropped,
  LANGUAGES,
  type Language,
  PROMPT_TASKS,
  type Problem,
  type PromptLength,
  type PromptOptions,
  type PromptProfile,
  type PromptTask,
  type Section,
  SKELETONS,
} from './types.ts';
