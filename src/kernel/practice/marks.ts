import type { Tx } from '../access/scope.ts'
import { conditionSql, Params, type Compiling } from '../indicator/sql.ts'
import { ident } from '../matter/tables.ts'
import { pointsOf, type ExerciseDef } from './exercise.ts'

/** What somebody reached in an exercise by one matter; everybody who acted on it shares in it. */
export interface Attempt {
  readonly exercise: string
  readonly account_id: string
  readonly org_id: string
  readonly matter: string
  readonly title: string
  /** One for each expectation, in its order. */
  readonly met: readonly boolean[]
  readonly points: number
}
/** More than a district practises in a month. */
const MOST = 20_000

/**
 * The attempts of a practice ground in a month, as far as the caller sees them. What was given for a task is known by its
 * origin and the task it was laid for.
 */
export async function attemptsIn(tx: Tx, exercises: readonly ExerciseDef[], ground: string, month: string, c: Pick<Compiling, 'today' | 'procedures'>): Promise<Attempt[]> {
  const found: Attempt[] = []
  for (const { id, of, expected, given } of exercises) {
    const params = new Params()
    const compiling: Compiling = { ...c, params, ledger: of, alias: 't', atEnd: c.today }
    const met = expected.map(({ where }) => `(${conditionSql(where, compiling)}) is true`)
    const { rows } = await tx.query<Omit<Attempt, 'exercise' | 'points'>>(
      `select j.actor_id as account_id, t.org_id, t.id as matter, t.title, array[${met.join(', ')}] as met
       from ${ident(of.id)} t join lateral (
         select distinct j.actor_id from journal j where j.district = t.district and j.ledger = '${of.id}' and j.matter_id = t.id and j.actor_id is not null
           and to_char(j.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM') = ${params.add(month)}) j on true
       where t.district = ${params.add(ground)} and ${given ? `t.origin = 'imported' and t.source_ref = ${params.add(id)}` : `t.origin = 'handled'`} order by t.id limit ${MOST}`, params.values)
    found.push(...rows.map((row) => ({ exercise: id, ...row, points: pointsOf(expected.filter((_, at) => row.met[at])) })))
  }
  return found
}

/** Each person's best attempt at each exercise. */
export function bestOf(attempts: readonly Attempt[]): readonly Attempt[] {
  const best = new Map<string, Attempt>()
  for (const attempt of attempts) {
    const key = `${attempt.exercise} ${attempt.account_id}`
    if (attempt.points > (best.get(key)?.points ?? -1)) best.set(key, attempt)
  }
  return [...best.values()]
}

/** How a unit practised in a month. */
export interface UnitPractice { readonly org_id: string; readonly staff: number; readonly practised: number; readonly average: number; readonly score: number; readonly rank: number }

/**
 * Units ranked by average × share of staff who practised: neither a single good hand nor many poor ones lead. Units of the
 * same score share a rank.
 * @param staff people with a role of business, by unit
 */
export function unitsRanked(attempts: readonly Attempt[], staff: ReadonlyMap<string, number>): readonly UnitPractice[] {
  const best = bestOf(attempts)
  const lines = [...staff].filter(([, people]) => people > 0).map(([org_id, people]) => {
    const own = best.filter((attempt) => attempt.org_id === org_id)
    const practised = new Set(own.map(({ account_id }) => account_id)).size
    const average = own.length > 0 ? own.reduce((sum, { points }) => sum + points, 0) / own.length : 0
    return { org_id, staff: people, practised, average: rounded(average), score: rounded(average * Math.min(1, practised / people)) }
  })
  return lines.map((line) => ({ ...line, rank: 1 + lines.filter(({ score }) => score > line.score).length })).sort((a, b) => a.rank - b.rank || a.org_id.localeCompare(b.org_id))
}
const rounded = (value: number): number => Math.round(value * 10) / 10
