import { createHash, hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { Fault } from '../fault.ts'
import { draw, type Drawn } from './draw.ts'
import type { Hashing } from './hash.ts'
import { outlineOf, type Outline } from './outline.ts'
import type { Pause } from './pauses.ts'
import { poolProblems, type Frame, type Pool } from './pool.ts'
import { dueProblems, sourceProblems } from './seed.ts'
import { read, written } from './written.ts'

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)]
/** A pool's written form is mostly ids, which no level packs well. */
const LEVEL = 3
/** The same SHA-256 by the machine's own library, which is several times as fast for texts as short as these. */
export const nativeHashing: Hashing = (beginning) => (rest) => hash('sha256', beginning + rest, 'binary')

/** How far a job is. */
export type Tell = (stage: string, share: number) => void
/** A pool before anything is frozen: what it holds, and what stands against freezing it. */
export interface Proposed { readonly frame: Frame; readonly pool: Pool; readonly pauses: readonly Pause[] }
/** A frozen pool as it is kept, packed, with the hash it must have. */
export interface Kept { readonly content: Uint8Array; readonly commitment: string }
export interface Frozen { readonly problems: readonly string[]; readonly commitment: string; readonly content: Uint8Array }

const problemsOf = ({ frame, pool, pauses }: Proposed): string[] => [...sourceProblems(frame.source), ...dueProblems(frame.source, pauses), ...poolProblems(frame, pool)]

/** @throws Fault `unavailable` when the bytes are not what the hash says */
export async function textOf({ content, commitment }: Kept): Promise<string> {
  const text = await unpacked(content)
  if (createHash('sha256').update(text).digest('hex') !== commitment) throw new Fault('unavailable', '名册与公布的散列值不符，可能被改动过，请停止抽取并联系系统管理员')
  return text.toString()
}

/** What is worked out of a pool; each of these is heavy where the pool is large. */
export const jobs = {
  preview: async (proposed: Proposed): Promise<Outline & { readonly problems: readonly string[] }> => ({ ...outlineOf(proposed.pool), problems: problemsOf(proposed) }),
  freeze: async (proposed: Proposed, tell: Tell): Promise<Frozen> => {
    tell('核对名册', 0.3)
    const problems = problemsOf(proposed)
    if (problems.length > 0) return { problems, commitment: '', content: new Uint8Array() }
    tell('书写名册', 0.5)
    const text = Buffer.from(written(proposed.frame, proposed.pool))
    tell('计算散列值', 0.9)
    return { problems, commitment: createHash('sha256').update(text).digest('hex'), content: await packed(text, { level: LEVEL }) }
  },
  outline: async (kept: Kept): Promise<Outline> => outlineOf(read(await textOf(kept)).pool),
  draw: async ({ seed, ...kept }: Kept & { readonly seed: string }, tell: Tell): Promise<Drawn> => {
    tell('读取名册', 0.1)
    const { pool } = read(await textOf(kept))
    return draw(kept.commitment, pool, seed, nativeHashing, (share) => tell('计算次序', 0.4 + share * 0.5))
  },
}
export type Jobs = typeof jobs
