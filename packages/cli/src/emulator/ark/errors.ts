import { randomBytes } from 'node:crypto';
import { json, Refusal, type WireAnswer } from '../http/wire.ts';

const TYPES: { readonly [status: number]: string } = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

/** An error in Ark's words. */
export const arkError = (status: number, code: string, message: string, param = ''): WireAnswer =>
  json(status, {
    error: { code, message: withRequestId(message), param, type: TYPES[status] ?? 'BadRequest' },
  });

/** Ark ends every message so. */
export const withRequestId = (message: string): string =>
  `${message.replace(/\.$/, '')}. Request id: 02${randomBytes(14).toString('hex')}`;

/** Refuses a body for one of its fields. */
export const invalid = (param: string, message: string, code = 'InvalidParameter'): Refusal =>
  new Refusal(
    arkError(400, code, `The parameter \`${param}\` specified in the request is not valid: ${message}`, param),
  );

/** Refuses a body that lacks a field. */
export const missing = (param: string): Refusal =>
  new Refusal(arkError(400, 'MissingParameter', `The request is missing the required parameter \`${param}\``, param));

/** Refuses a combination the kind of task does not allow. */
export const taskConstraint = (param: string, message: string): Refusal =>
  invalid(param, message, 'InvalidParameter.TaskTypeConstraint');

/** Answers of faults. */
export const arkFault = (status: 429 | 500 | 503): WireAnswer =>
  status === 429
    ? arkError(429, 'RateLimitExceeded.EndpointRPMExceeded', 'The requests per minute limit is exceeded')
    : arkError(
        status,
        status === 500 ? 'InternalServiceError' : 'ServiceUnavailable',
        'The service encountered an error',
      );

/** What moderation says of refused input. */
export const INPUT_REFUSED = {
  code: 'InputTextSensitiveContentDetected',
  message: 'The request failed because the input text may contain sensitive information',
} as const;

/** What moderation says of a result. */
export const OUTPUT_REFUSED = {
  code: 'OutputVideoSensitiveContentDetected.PolicyViolation',
  message: 'The request failed because the output video may be related to copyright restrictions',
} as const;

/** What a task says that broke. */
export const TASK_BROKE = {
  code: 'InternalServiceError',
  message: 'The service encountered an unexpected internal error',
} as const;
