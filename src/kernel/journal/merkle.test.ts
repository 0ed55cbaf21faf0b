import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { MerkleTree } from './merkle.ts'

const sha256 = (...parts: readonly Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

/** The definition of RFC 6962, 2.1, as it is written there. */
function written(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return sha256(Buffer.of(0), leaves[0]!)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(Buffer.of(1), written(leaves.slice(0, k)), written(leaves.slice(k)))
}

test('the tree built leaf by leaf is the tree of RFC 6962', () => {
  const tree = new MerkleTree('sha256')
  const leaves: Buffer[] = []
  for (let size = 0; size <= 130; size++) {
    expect([size, tree.size, tree.root().toString('hex')]).toEqual([size, size, written(leaves).toString('hex')])
    const leaf = Buffer.from(`第 ${size} 条`)
    leaves.push(leaf)
    tree.add(leaf)
  }
})
