import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'

const VERSION = 'v1'
const TAG_LENGTH = 16

/**
 * Encrypts a value for storage: AES-256-GCM under the ring's current key.
 * @returns `v1.<key id>.<iv>.<ciphertext and tag>`, parts in base64url; different each time
 */
export function encrypt(ring: KeyRing, plain: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(ring, ring.current), iv)
  const head = `${VERSION}.${ring.current}`
  // The head is authenticated too: nobody may point a value at another key.
  cipher.setAAD(Buffer.from(head))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${head}.${iv.toString('base64url')}.${sealed.toString('base64url')}`
}

/**
 * Reads a stored value, whichever key of the ring it was written with.
 * @throws when the key is not in the ring, or the value was altered
 */
export function decrypt(ring: KeyRing, stored: string): string {
  const [version, kid, iv, sealed, ...rest] = stored.split('.')
  if (version !== VERSION || !kid || !iv || !sealed || rest.length > 0) throw new Error('不是加密存储的内容')
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(ring, kid), Buffer.from(iv, 'base64url'), { authTagLength: TAG_LENGTH })
  decipher.setAAD(Buffer.from(`${version}.${kid}`))
  decipher.setAuthTag(bytes.subarray(-TAG_LENGTH))
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_LENGTH)), decipher.final()]).toString('utf8')
}

/** Whether a stored value still waits to be written with the current key. */
export const isStale = (ring: KeyRing, stored: string): boolean => !stored.startsWith(`${VERSION}.${ring.current}.`)

/**
 * The keyed hash under which an identifier is found by exact match: the same for the same number, however it was
 * typed, and worthless without the ring (identity numbers are few enough to be guessed under a plain hash).
 */
export const searchKey = (ring: KeyRing, plain: string): string =>
  createHmac('sha256', ring.search).update(normalised(plain)).digest('base64url')

/** Full-width digits, spaces, hyphens and a small x are how people type; they are not part of the number. */
const normalised = (plain: string): string => plain.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

function keyOf(ring: KeyRing, kid: string): Buffer {
  const key = ring.keys.get(kid)
  if (!key) throw new Error(`密钥文件中没有编号为“${kid}”的密钥。请恢复写入数据时使用的密钥文件。`)
  return key
}
