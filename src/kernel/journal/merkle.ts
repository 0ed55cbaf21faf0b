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

/** A Merkle tree over leaves as they come, in order; it keeps one hash a level, however many leaves there are. */
export class MerkleTree {
  /** Roots of whole subtrees still without a partner, the tallest first; bit k of `size` says whether one of height k stands. */
  readonly #standing: Buffer[] = []
  readonly #algorithm: SealAlgorithm
  #size = 0

  constructor(algorithm: SealAlgorithm) { this.#algorithm = algorithm }

  get size(): number { return this.#size }

  add(leaf: Uint8Array): void {
    let node = hash(this.#algorithm, LEAF, leaf)
    for (let size = this.#size; size % 2 === 1; size = (size - 1) / 2) node = hash(this.#algorithm, NODE, this.#standing.pop()!, node)
    this.#standing.push(node)
    this.#size++
  }

  /** Of no leaves, the hash of nothing. A last node without a partner goes up as it is. */
  root(): Buffer {
    return this.#standing.length === 0 ? hash(this.#algorithm) : this.#standing.reduceRight((right, left) => hash(this.#algorithm, NODE, left, right))
  }
}

/** A head binds a batch to all batches before it. */
export const headOf = (algorithm: SealAlgorithm, seq: number, previous: Uint8Array, root: Uint8Array): Buffer =>
  hash(algorithm, Buffer.from(`zhunsheng seal ${seq}\n`), previous, root)
