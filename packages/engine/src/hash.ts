import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 of a text's UTF-8 bytes, 64 lower-case hex digits. Portable and synchronous; hosts may offer a faster one
 * (`Host.digest`) with the same result. Lone surrogates are hashed as U+FFFD, as every UTF-8 encoder writes them.
 */
export const sha256Text = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** 64 lower-case hex digits: how content is named everywhere. */
export const HASH_PATTERN: RegExp = /^[0-9a-f]{64}$/;
