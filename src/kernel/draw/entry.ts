import { sha256Hex } from './hash.ts'

/**
 * What is kept of the seed that was entered first, until somebody else has entered the same. A lottery has some ten million
 * outcomes, all of which could be tried; the salt, which nobody knows before both entries are in, makes that useless.
 */
export const entryDigest = (commitment: string, seed: string, salt: string): string => sha256Hex(`${commitment}\nentry\n${salt}\n${seed}`)

/** The same of entries made before there was a salt, which still wait for their second. */
export const unsaltedDigest = (commitment: string, seed: string): string => sha256Hex(`${commitment}\nentry\n${seed}`)
