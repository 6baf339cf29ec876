import { canonicalJson, defineNode, isUnknown, type Json, out, sha256Text } from '@shotgraph/engine';
import { predicted } from '../media/expr.ts';
import { Image, Video } from '../ports.ts';
import { LOCAL_MODELS } from '../providers/index.ts';
import { checkLocal, findLocal, toLocalRequest } from './local-video.ts';
import type { VideoValues } from './order.ts';
import { buyShot, callPaid, checkPaid, predictPaid, pricePaid, unknownModel } from './paid-video.ts';
import { pinnedIssues, pinnedMedia } from './pinned.ts';
import { predictVideo } from './predict-video.ts';
import type { Studio } from './studio.ts';
import { lastFrameOf } from './take.ts';
import { videoInputs } from './video-inputs.ts';
import { checkWiredMentions } from './wired-mentions.ts';

/**
 * Generates a shot. `animatic` is free and local: it moves a real camera through the reference images. Other models are bought from
 * the provider this machine is set up for.
 */
export function defineGenerateVideo(studio: Studio) {
  const { providers } = studio;
  const models = [...LOCAL_MODELS, ...providers.videoModels] as [string, ...string[]];
  const routeOf = ({ model, provider }: Partial<VideoValues>) =>
    model === undefined ? undefined : providers.findRoute(model, provider);
  const getRoute = (values: VideoValues) => {
    const route = routeOf(values);
    if (route) return route;
    throw unknownModel(values.model);
  };

  return defineNode({
    type: 'generate/video',
    version: 1,
    title: 'Generate video',
    doc: 'Makes a shot from a prompt, references and a camera move. The animatic model is free and runs here.',
    tags: ['shot', 'clip', 'animatic', 'preview', 'seedance', 'text to video', 'image to video', 'edit', 'extend'],
    effect: 'paid',
    needs: ['media', 'assets', 'threads', 'purchases'],
    inputs: videoInputs(
      models,
      providers.routes.map(({ name }) => name),
    ),
    outputs: {
      video: out(Video, 'The shot.'),
      lastFrame: out(Image, 'Its last picture, to begin the next shot with.'),
    },

    check(values) {
      if (values.pinned) return pinnedIssues(values.pinned, 'video');
      const local = findLocal(values.model);
      if (local) return [...checkLocal(values, local), ...checkWiredMentions(values, 'warning')];
      const route = routeOf(values);
      // The limits know as well that a mention dangles, but not where its reference is to be had.
      if (route)
        return [
          ...checkPaid(values, route).filter(({ code }) => code !== 'mention-dangling'),
          ...checkWiredMentions(values, 'error'),
        ];
      if (values.model === undefined || values.provider === undefined) return [];
      const { message } = unknownModel(values.model);
      return [{ input: values.provider === 'auto' ? 'model' : 'provider', code: 'capability-missing', message }];
    },

    price: (values) => (isFree(values) ? undefined : pricePaid(values, getRoute(values))),
    call: (values) => (isFree(values) ? undefined : callPaid(values, getRoute(values))),

    predict(values) {
      if (values.pinned) return expected(pinnedMedia(values.pinned, 'video'));
      const local = findLocal(values.model);
      if (local) return expected(predictVideo(local, toLocalRequest(values)));
      const info = predictPaid(values, getRoute(values));
      if (isUnknown(info)) return { video: info, lastFrame: info };
      const call = callPaid(values, getRoute(values)) as unknown as Json;
      return expected(predicted('video', info, sha256Text(canonicalJson(call))));
    },

    async run(values, context) {
      if (values.pinned) return expected(pinnedMedia(values.pinned, 'video'));
      const local = findLocal(values.model);
      if (local) return expected(await local.render(toLocalRequest(values), context));
      return buyShot(values, getRoute(values), studio, context);
    },
  });
}

const isFree = ({ model, pinned }: VideoValues) => pinned !== undefined || findLocal(model) !== undefined;

const expected = (video: ReturnType<typeof predictVideo>) => ({ video, lastFrame: lastFrameOf(video) });
