import { ALGORITHM, type Frame, type Officers, type Pool, type PoolMember } from './pool.ts'

const byFirst = ([a]: readonly string[], [b]: readonly string[]): number => a! < b! ? -1 : a! > b! ? 1 : 0
const line = (...cells: readonly (string | number)[]): string => cells.join('\t')
// Ids are ASCII, so this order is the same in every language.
const sorted = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => [...rows].sort(byFirst)
const byId = ({ id: a }: PoolMember, { id: b }: PoolMember): number => a < b ? -1 : a > b ? 1 : 0

/**
 * The canonical form of a frozen pool: lines of cells parted by tabs, in a fixed order, ending in a line feed each.
 * Its SHA-256 is the commitment, so two programs that write it alike commit to the same.
 */
export function written({ purpose, source }: Frame, pool: Pool): string {
  const members = (word: string, list: readonly PoolMember[]) => [...list].sort(byId).map(({ id, stratum, code }) => `${word}\t${id}\t${stratum}\t${code}`)
  const strata = (word: string, labels: { readonly [id: string]: string }, sizes: { readonly [id: string]: number }) =>
    sorted(Object.entries(labels)).map(([id, label]) => line(word, id!, sizes[id!] ?? 0, label!))
  const { officers } = pool
  const pairs = [...new Set(pool.avoid.map((pair) => [...pair].sort().join('\t')))].sort()
  return [
    ALGORITHM,
    line('purpose', purpose),
    line('source', source.kind, source.period, source.due_on),
    ...source.sides.map(({ name, hash }) => line('side', name, hash)),
    ...strata('stratum', pool.strata, pool.sizes),
    ...members('member', pool.members),
    ...officers ? [
      ...strata('group', officers.groups, officers.each),
      ...members('officer', officers.members),
      ...officers.most === undefined ? [] : [line('most', officers.most)],
    ] : [],
    ...pairs.map((pair) => line('avoid', pair)),
    ...sorted((pool.barred ?? []).map(({ id, code, reason }) => [id, code, reason])).map((cells) => line('barred', ...cells)),
    '',
  ].join('\n')
}

const WIDTHS: { readonly [word: string]: number } = { purpose: 1, source: 3, side: 2, stratum: 3, member: 3, group: 3, officer: 3, most: 1, avoid: 2, barred: 3 }

/**
 * Reads the canonical form back.
 * @throws RangeError in Chinese for a text that is none: another version, an unknown line, lines in another order
 */
export function read(text: string): { readonly frame: Frame; readonly pool: Pool } {
  const [version, ...lines] = text.split('\n')
  if (version !== ALGORITHM) throw new RangeError(`名册的算法是“${(version ?? '').slice(0, 40)}”，本程序只认“${ALGORITHM}”`)
  const rows: { [word: string]: string[][] } = {}
  lines.slice(0, -1).forEach((one, at) => {
    const [word = '', ...cells] = one.split('\t')
    if (!Object.hasOwn(WIDTHS, word) || cells.length !== WIDTHS[word]) throw new RangeError(`名册第 ${at + 2} 行看不懂：“${one.slice(0, 60)}”`)
    ;(rows[word] ??= []).push(cells)
  })
  const of = (word: string) => rows[word] ?? []
  const [kind = '', period = '', due_on = ''] = of('source')[0] ?? []
  const frame: Frame = { purpose: of('purpose')[0]?.[0] ?? '', source: { kind, period, due_on, sides: of('side').map(([name = '', hash = '']) => ({ name, hash })) } }
  const members = (word: string): PoolMember[] => of(word).map(([id = '', stratum = '', code = '']) => ({ id, code, stratum }))
  const labels = (word: string) => Object.fromEntries(of(word).map(([id = '', , label = '']) => [id, label]))
  const sizes = (word: string) => Object.fromEntries(of(word).map(([id = '', size]) => [id, Number(size)]))
  const most = of('most')[0]?.[0]
  const officers: Officers | undefined = of('group').length === 0 ? undefined
    : { members: members('officer'), groups: labels('group'), each: sizes('group'), ...(most !== undefined && { most: Number(most) }) }
  const pool: Pool = {
    members: members('member'), strata: labels('stratum'), sizes: sizes('stratum'), avoid: of('avoid').map(([a = '', b = '']) => [a, b] as const),
    ...(officers && { officers }),
    ...(of('barred').length > 0 && { barred: of('barred').map(([id = '', code = '', reason = '']) => ({ id, code, reason })) }),
  }
  if (written(frame, pool) !== text) throw new RangeError('名册没有按规定的格式和次序书写，可能被改动或者调换过次序')
  return { frame, pool }
}
