import type { ReferenceShelf } from '../providers/setup/references.ts';
import type { StillRoutes } from '../providers/setup/still-routes.ts';
import type { Providers } from '../providers/setup/types.ts';

/** What the nodes that generate are made for: the providers as they are set up, and where references are handed over. */
export interface Studio {
  readonly providers: Pick<Providers, 'routes' | 'findRoute' | 'videoModels'> & StillRoutes;
  readonly references: ReferenceShelf;
}
