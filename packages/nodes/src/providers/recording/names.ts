/** `accessToken` and `AWSAccessKeyId` in words, as `access_token` is. */
const inWords = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2');

const VENDOR = /^(x-[a-z0-9]+-|q-)/i;
const WORDS =
  /(^|[-_.])(sig|signature|sign|token|auth|authorization|access|key|apikey|secret|credentials?|password|policy|expires?|expiry|session|hmac|jwt|ticket|nonce|webhook|callback)($|[-_.])/i;
/** Azure signs with parameters whose names say nothing. */
const AZURE = /^(sv|st|se|sr|sp|sip|spr|skoid|sktid|skt|ske|sks|skv)$/;

/** Whether a parameter of an address signs it, gives a right, or differs with every signing. */
export const isSigning = (name: string): boolean => VENDOR.test(name) || AZURE.test(name) || WORDS.test(inWords(name));

const SECRET =
  /(^|[-_.])(token|secret|password|passwd|signature|authorization|credentials?|cookie|apikey|(api|access|secret|private)[-_.]key)$/i;

/** Whether a member of a JSON object holds a secret, by its name. */
export const isSecretName = (name: string): boolean => SECRET.test(inWords(name));
