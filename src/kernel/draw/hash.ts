import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of a text in UTF-8, as sixty-four hexadecimal digits; the same in Node and in any browser, secure context or not. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** Hashes of many texts that begin alike. */
export type Hashing = (beginning: string) => (rest: string) => string

/** The beginning is hashed once. */
export const hashingAfter: Hashing = (beginning) => {
  const begun = sha256.create().update(utf8ToBytes(beginning))
  return (rest) => bytesToHex(begun.clone().update(utf8ToBytes(rest)).digest())
}
