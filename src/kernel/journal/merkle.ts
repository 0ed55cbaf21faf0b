import { createHash } from 'node:crypto'

/** SM3 (GB/T 32905-2016) where the law asks for national algorithms, SHA-256 otherwise. */
export type SealAlgorithm = 'sha256' | 'sm3'

const hash = (algorithm: SealAlgorithm, ...parts: readonly Uint8Array[]): Buffer => {
  const digest = createHash(algorithm)
  for (const part of parts) digest.update(part)
  return digest.digest()
}
// Leaves and nodes are marked apart, so that no node can be passed off as a leaf (RFC 6962, 2.1).
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** Root of a Merkle tree over the leaves in order; of none, the hash of nothing. */
export function merkleRoot(algorithm: SealAlgorithm, leaves: readonly Uint8Array[]): Buffer {
  let level = leaves.map((leaf) => hash(algorithm, LEAF, leaf))
  if (level.length === 0) return hash(algorithm)
  while (level.length > 1) {
    const next: Buffer[] = []
    // A last node without a partner goes up as it is.
    for (let at = 0; at < level.length; at += 2) next.push(at + 1 < level.length ? hash(algorithm, NODE, level[at]!, level[at + 1]!) : level[at]!)
    level = next
  }
  return level[0]!
}

/** A head binds a batch to all batches before it. */
export const headOf = (algorithm: SealAlgorithm, seq: number, previous: Uint8Array, root: Uint8Array): Buffer =>
  hash(algorithm, Buffer.from(`zhunsheng seal ${seq}\n`), previous, root)
