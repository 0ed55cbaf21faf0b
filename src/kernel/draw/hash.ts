import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of a text in UTF-8, as sixty-four hexadecimal digits; the same in Node and in any browser, secure context or not. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** Ranks of many texts that begin alike: their SHA-256, a character a byte, which sorts as its hexadecimal digits do. */
export type Hashing = (beginning: string) => (rest: string) => string

/** The beginning is hashed once, and one state and one digest serve for all: of two hundred thousand ranks most of the time went into making these anew. */
export const hashingAfter: Hashing = (beginning) => {
  const begun = sha256.create().update(utf8ToBytes(beginning))
  const [state, digest] = [sha256.create(), new Uint8Array(32)]
  return (rest) => {
    begun._cloneInto(state).update(utf8ToBytes(rest)).digestInto(digest)
    return String.fromCharCode.apply(null, digest as unknown as number[])
  }
}
