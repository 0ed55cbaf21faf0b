import { draw, type Assigned, type Selected } from './draw.ts'
import { entryDigest } from './entry.ts'
import { sha256Hex, type Hashing } from './hash.ts'
import { poolProblems } from './pool.ts'
import { publishedDue, readSeed, sourceProblems } from './seed.ts'
import { read } from './written.ts'

/** The file of a draw: all that somebody who trusts nobody needs in order to draw again. */
export interface DrawRecord {
  readonly file: 'zhunsheng-draw-record'
  readonly number: string | null
  readonly unit: string
  readonly committed_at: string
  readonly commitment: string
  /** The frozen pool, byte for byte as it was hashed. */
  readonly pool: string
  readonly seed: string
  readonly seed_evidence: string
  /** What was kept of the first entry of the seed, and the salt, which came out when both were in; older records have none. */
  readonly entry?: { readonly digest: string; readonly salt: string }
  readonly drawn_on: string
  readonly selected: readonly Selected[]
  readonly assigned: readonly Assigned[]
}

/** @throws RangeError in Chinese for a text that is no record of a draw */
export function readRecord(text: string): DrawRecord {
  let found: Partial<DrawRecord> | null
  try { found = JSON.parse(text) as Partial<DrawRecord> | null } catch { throw new RangeError('这个文件不是抽取记录：不是完整的 JSON 文件') }
  const isText = (name: 'commitment' | 'pool' | 'seed' | 'unit' | 'committed_at'): boolean => typeof found?.[name] === 'string'
  if (found?.file !== 'zhunsheng-draw-record' || !(['commitment', 'pool', 'seed', 'unit', 'committed_at'] as const).every(isText) || !listOf(found.selected, ['id', 'code', 'stratum']) || !listOf(found.assigned, ['object', 'officer', 'code', 'group']))
    throw new RangeError('这个文件不是抽取记录，或者内容不完整')
  return found as DrawRecord
}

/** Whether a list holds nothing but records with these texts. */
const listOf = (list: unknown, names: readonly string[]): boolean =>
  Array.isArray(list) && list.every((one: { readonly [name: string]: unknown } | null) => typeof one === 'object' && one !== null && names.every((name) => typeof one[name] === 'string'))

export interface Rerun {
  /** What does not fit, in Chinese; empty when the draw was as the record says. */
  readonly problems: readonly string[]
  /** What the reader has to look up himself. */
  readonly notes: readonly string[]
  readonly commitment: string
  readonly members: number
  readonly selected: readonly Selected[]
}
const MOST_NAMED = 10

/**
 * Draws again from the record's own pool and seed, and tells what differs from what the record states.
 * @param hashing another way to the same hashes
 */
export function rerun(record: DrawRecord, hashing?: Hashing): Rerun {
  const commitment = sha256Hex(record.pool)
  const problems = commitment === record.commitment ? [] : [`名册的散列值与公布的不符：公布的是 ${record.commitment}，由名册算出的是 ${commitment}`]
  try {
    const { frame, pool } = read(record.pool)
    const due = publishedDue(frame.source, record.committed_at)
    const { notes } = due
    const unsound = poolProblems(frame, pool)
    problems.push(...unsound, ...sourceProblems(frame.source), ...due.problems)
    const seed = readSeed(frame.source, record.seed)
    if ('problem' in seed) problems.push(seed.problem)
    else if (seed.seed !== record.seed) problems.push(`种子没有按规定的格式书写：应当是“${seed.seed}”`)
    if (record.entry && entryDigest(record.commitment, record.seed, record.entry.salt) !== record.entry.digest) problems.push('先录入的种子的摘要与种子不符：先录入的可能不是这个种子')
    // With an unsound pool nothing can be drawn; with a wrong hash it can, and shows what was changed.
    if (unsound.length > 0) return { problems, notes, commitment, members: pool.members.length, selected: [] }
    const drawn = draw(record.commitment, pool, record.seed, hashing)
    problems.push(
      ...apart('抽取结果', drawn.selected.map((one) => `${one.code}（${pool.strata[one.stratum]}第 ${one.rank} 位）`), record.selected.map((one) => `${one.code}（${pool.strata[one.stratum] ?? one.stratum}第 ${one.rank} 位）`)),
      ...apart('抽取对象的编号', drawn.selected.map(({ id }) => id), record.selected.map(({ id }) => id)),
      ...apart('人员选派', drawn.assigned.map(pairText), record.assigned.map(pairText)),
    )
    return { problems, notes, commitment, members: pool.members.length, selected: drawn.selected }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { problems: [...problems, error.message], notes: [], commitment, members: 0, selected: [] }
  }
}
const pairText = ({ object, officer, group, code }: Assigned): string => `${code}（${group}，${officer}）派往 ${object}`

function apart(what: string, counted: readonly string[], stated: readonly string[]): string[] {
  const [ours, theirs] = [new Set(counted), new Set(stated)]
  const missing = counted.filter((one) => !theirs.has(one))
  const foreign = stated.filter((one) => !ours.has(one))
  const some = (list: readonly string[]): string => `${list.slice(0, MOST_NAMED).join('、')}${list.length > MOST_NAMED ? `等 ${list.length} 项` : ''}`
  if (missing.length > 0 || foreign.length > 0) return [
    ...missing.length > 0 ? [`${what}：按名册和种子应当有而记录没有的：${some(missing)}`] : [],
    ...foreign.length > 0 ? [`${what}：记录有而按名册和种子不应当有的：${some(foreign)}`] : [],
  ]
  return counted.length === stated.length && counted.every((one, at) => one === stated[at]) ? [] : [`${what}：次序与重算的不同`]
}
