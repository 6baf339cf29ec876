import { findModel } from '../profile/lookup.ts';
import type { Providers, Route } from './types.ts';

/** Routes with the ways to look for them. @param routes - in the order in which they are tried */
export function finder(routes: readonly Route[]): Pick<Providers, 'routes' | 'findRoute' | 'videoModels'> {
  return {
    routes,
    videoModels: [...new Set(routes.flatMap(({ profile }) => Object.keys(profile.models)))],
    findRoute: (model, route = 'auto') =>
      routes.find(({ name, profile }) => (route === 'auto' || name === route) && findModel(profile, model)),
  };
}
