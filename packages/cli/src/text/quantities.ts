import type { Cost, Limits } from '@shotgraph/engine';
import { UsageError } from '../exit.ts';

const MS: { readonly [unit: string]: number } = {
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

const BYTES: { readonly [unit: string]: number } = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/**
 * A duration as people write it: `30d`, `12h`, `90min`.
 *
 * @param option - for messages: `--older-than`
 * @returns ms
 * @throws UsageError
 */
export const parseDuration = (text: string, option: string): number =>
  parseQuantity(text, MS) ?? refuse(text, option, 'a time such as 30d, 12h or 90min');

/** A size as people write it: `20GB`, `500MB`, `1.5TB`. @returns bytes @throws UsageError */
export const parseBytes = (text: string, option: string): number =>
  parseQuantity(text, BYTES) ?? refuse(text, option, 'a size such as 20GB, 500MB or 1.5TB');

const CURRENCIES: { readonly [name: string]: Cost['currency'] } = {
  '': 'USD',
  $: 'USD',
  usd: 'USD',
  '¥': 'CNY',
  '￥': 'CNY',
  cny: 'CNY',
};

/**
 * Highest sums as people write them, one for each currency: `5`, `5USD`, `$5`, `30CNY`, `¥30`. Without a currency it is US dollars.
 *
 * @param option - for messages: `--max-cost`
 * @throws UsageError for another form, and for a currency that is named twice
 */
export function parseLimits(texts: readonly string[], option: string): Limits {
  const limits: { [currency in Cost['currency']]?: number } = {};
  for (const text of texts) {
    const [, sign = '', number = '', word = ''] = /^([$¥￥]?)(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
    const name = sign === '' || word === '' ? `${sign}${word}`.toLowerCase() : 'both';
    const currency = Object.hasOwn(CURRENCIES, name) ? CURRENCIES[name] : undefined;
    if (number === '' || currency === undefined) return refuse(text, option, 'a sum such as 5, 5USD or 30CNY');
    if (limits[currency] !== undefined) throw new UsageError(`${option}: there are two sums in ${currency}; name one`);
    limits[currency] = Number(number);
  }
  return limits;
}

function parseQuantity(text: string, units: { readonly [unit: string]: number }): number | undefined {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text) ?? [];
  const factor = Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined;
  return factor === undefined ? undefined : Number(number) * factor;
}

function refuse(text: string, option: string, form: string): never {
  throw new UsageError(`${option} takes ${form}; got "${text}"`);
}
