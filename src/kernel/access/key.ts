/** A machine client's key: a word that says what it is, in logs and in search for leaked secrets, and 256 random bits. */
export const KEY_PREFIX = 'zsk_'
export const isKey = (presented: string): boolean => /^zsk_[\w-]{43}$/.test(presented)
