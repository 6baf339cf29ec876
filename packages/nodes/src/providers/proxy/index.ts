export type { ServerAccess } from './ask-server.ts';
export { createGateway, type Gateway, type GatewayCall } from './gateway.ts';
export { loadServerSetup, type ServerSetup } from './load-server-setup.ts';
export {
  CALL_HEADER,
  ERROR_HEADER,
  type ErrorAnswer,
  MAX_CALL_BYTES,
  MAX_DOWNLOAD_BYTES,
  MAX_PUBLISH_BYTES,
  type ServedRoute,
  type SetupAnswer,
  TOKEN_HEADER,
} from './protocol.ts';
export { type ServerFetchOptions, serverFetch } from './server-fetch.ts';
export { type ServerPublisherOptions, serverPublisher } from './server-publisher.ts';
