import type { FastifyInstance } from 'fastify'
import { callerAt, moveSession } from '../access/place.ts'
import { isOffice, LEADING_KINDS, roles as roleLabels } from '../access/role.ts'
import { withScope, type Caller } from '../access/scope.ts'
import { Fault, invalid, notFound } from '../fault.ts'
import { mayHold } from '../matter/world.ts'
import { pointsOf } from '../practice/exercise.ts'
import { layOut, supply } from '../practice/given.ts'
import { openPractice, practiceOf } from '../practice/ground.ts'
import { attemptsIn, bestOf, unitsRanked } from '../practice/marks.ts'
import type { PracticeTaken, PracticeView } from './contract.ts'
import { sessionView } from './session-routes.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

/** The practice ground: going there and back, its tasks and marks, and beginning it anew. */
export function practiceRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const exercises = serving.registry.rooms.flatMap((room) => room.exercises ?? [])
  const limited = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }
  const mayReset = async ({ roles, district }: Caller): Promise<boolean> => {
    const units = await serving.organisations(district)
    return roles.some(({ role, org_id }) => role === 'supervisor' && LEADING_KINDS.includes(units.get(org_id)?.kind ?? ''))
  }

  app.get<{ Querystring: { month?: string } }>('/practice', async (request): Promise<PracticeView> => {
    const { caller, home } = await who.of(request)
    const month = request.query.month ?? serving.today().slice(0, 7)
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw invalid([{ field: 'month', message: '月份应当写成 2026-03 的样子' }])
    const ground = await withScope(serving.pool, home, (tx) => practiceOf(tx, home.district))
    const attempts = ground === null ? [] : await withScope(serving.pool, callerAt(home, { district: ground, practice: true }), (tx) =>
      attemptsIn(tx, exercises, ground, month, { today: serving.today(), procedures: serving.registry.procedures }))
    const mine = bestOf(attempts.filter(({ account_id }) => account_id === home.account_id))
    return {
      month, here: caller.district === ground, may_reset: await mayReset(home),
      exercises: exercises.map(({ id, label, of, basis, task, expected, given, supplies }) => {
        const best = mine.find(({ exercise }) => exercise === id)
        return {
          id, label, ledger: of.id, basis, task, points: pointsOf(expected), given: given !== undefined, supplied: supplies !== undefined,
          expected: expected.map((one, at) => ({ label: one.label, points: one.points, met: best?.met[at] ?? false })), best: best ? { matter: best.matter, title: best.title, points: best.points } : null,
        }
      }),
      units: oversees(home) ? await unitsOf(home, attempts) : null,
    }
  })
  const oversees = ({ roles }: Caller): boolean => roles.some(({ role }) => ['supervisor', 'statistician', 'office_head', 'organ_head'].includes(role))
  async function unitsOf(home: Caller, attempts: Parameters<typeof unitsRanked>[0]): Promise<PracticeView['units']> {
    const { rows } = await withScope(serving.pool, home, (tx) => tx.query<{ org_id: string; staff: number }>(
      `select org_id, count(distinct account_id)::int as staff from account_role
       where district = $1 and org_id = any ($2) and role <> all ('{administrator,security_officer,auditor}') and valid_from <= $3 and (valid_until is null or valid_until > $3) group by org_id`,
      [home.district, home.orgs, serving.today()]))
    const units = await serving.organisations(home.district)
    return unitsRanked(attempts, new Map(rows.map(({ org_id, staff }) => [org_id, staff]))).map((line) => ({ ...line, org_name: units.get(line.org_id)?.name ?? '' }))
  }

  app.put('/practice', limited, async (request) => {
    const { home, token_hash } = await who.of(request)
    if (home.roles.every(({ role }) => isOffice(role))) throw new Fault('forbidden', '模拟区供办理业务的人员练习，本账号没有业务角色')
    await withScope(serving.pool, home, async (tx) => moveSession(tx, token_hash, await openPractice(tx, serving.registry, { anew: false })))
    who.forget()
    serving.forget()
    return sessionView(serving, await who.of(request))
  })

  // What was journalled is never removed: the ground is left behind as it is and a new one begun; whoever stands in it moves along.
  app.delete('/practice', limited, async (request, reply) => {
    const { home } = await who.of(request)
    if (!await mayReset(home)) throw new Fault('forbidden', '模拟区由本级政府、司法行政部门的执法监督人员重新开始')
    await withScope(serving.pool, home, (tx) => openPractice(tx, serving.registry, { anew: true }))
    who.forget()
    serving.forget()
    return reply.code(204).send()
  })

  app.post<{ Params: { exercise: string } }>('/practice/tasks/:exercise', limited, async (request): Promise<PracticeTaken> => {
    const { caller, home } = await who.of(request)
    const exercise = exercises.find(({ id }) => id === request.params.exercise)
    if (!exercise?.given && !exercise?.supplies) throw notFound('这个练习的案卷')
    if (caller.district !== await withScope(serving.pool, home, (tx) => practiceOf(tx, home.district))) throw new Fault('refused', '练习案卷只在模拟区领取，请先进入模拟区')
    const units = await serving.organisations(caller.district)
    const { of, given, supplies } = exercise
    const roles = of.handledBy ?? ['handler']
    const unit = caller.roles.find(({ role, org_id }) => roles.includes(role) && units.has(org_id) && mayHold(of, units.get(org_id)!))
    if (!unit) throw new Fault('forbidden', `这个练习由${roles.map((role) => roleLabels[role]).join('、')}完成，本账号在可以办理的单位没有这个角色`)
    if (supplies) return { id: null, ledger: of.id, told: await withScope(serving.pool, caller, (tx) => supply(tx, serving, caller, { ...exercise, supplies })) }
    const id = await withScope(serving.pool, caller, (tx) => layOut(tx, serving, caller, unit.org_id, { ...exercise, given: given! }))
    return { id, ledger: of.id, told: null }
  })
}
