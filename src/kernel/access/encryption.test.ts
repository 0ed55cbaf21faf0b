import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { decrypt, encrypt, isStale, searchKey } from './encryption.ts'
import { openKeyRing, rotateKeys } from './key-ring.ts'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
const file = join(folder, 'keys.json')
afterAll(() => rmSync(folder, { recursive: true }))

describe('identifiers at rest', () => {
  test('what is encrypted reads back, and never looks the same twice', () => {
    const ring = openKeyRing(file)
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      const stored = encrypt(ring, plain)
      expect(decrypt(ring, stored)).toBe(plain)
      expect(encrypt(ring, plain)).not.toBe(stored)
    }))
  })

  test('the stored form names version and key, and does not hold the number', () => {
    const stored = encrypt(openKeyRing(file), '110101190001011009')
    expect(stored).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/)
    expect(Buffer.from(stored.split('.')[3]!, 'base64url').toString('latin1')).not.toContain('110101')
  })

  test('an altered value, or one pointed at another key, is refused', () => {
    const ring = rotateKeys(file)
    const [version, kid, iv, sealed] = encrypt(ring, '110101190001011009').split('.')
    const other = [...ring.keys.keys()].find((id) => id !== kid)
    const flipped = Buffer.from(sealed!, 'base64url')
    flipped[0]! ^= 1
    expect(() => decrypt(ring, [version, kid, iv, flipped.toString('base64url')].join('.'))).toThrow()
    expect(() => decrypt(ring, [version, other, iv, sealed].join('.'))).toThrow()
    expect(() => decrypt(ring, [version, 'ffffffff', iv, sealed].join('.'))).toThrow('没有编号')
  })

  test('after rotation old values still read, are known to be stale, and are found by the same hash', () => {
    const before = openKeyRing(file)
    const stored = encrypt(before, '110101190001011009')
    const after = rotateKeys(file)
    expect(decrypt(after, stored)).toBe('110101190001011009')
    expect(isStale(after, stored)).toBe(true)
    expect(isStale(after, encrypt(after, decrypt(after, stored)))).toBe(false)
    expect(searchKey(after, '110101190001011009')).toBe(searchKey(before, '110101190001011009'))
  })

  test('a number is found however it was typed, and by nobody without the key', () => {
    const ring = openKeyRing(file)
    expect(searchKey(ring, ' 11010119000101 100x')).toBe(searchKey(ring, '11010119000101100X'))
    expect(searchKey(ring, '１１０101190001011009')).toBe(searchKey(ring, '110101190001011009'))
    expect(searchKey({ ...ring, search: Buffer.alloc(32) }, '110101190001011009')).not.toBe(searchKey(ring, '110101190001011009'))
  })

  test('the key file is for its owner only, and is not opened when others may read it', () => {
    openKeyRing(file)
    expect(statSync(file).mode & 0o077).toBe(0)
    chmodSync(file, 0o644)
    expect(() => openKeyRing(file)).toThrow('chmod 600')
    chmodSync(file, 0o600)
  })
})
