import { reconsideration } from '../../src/domains/reconsideration/reconsideration.ts'
import { room } from '../../src/domains/reconsideration/room.ts'
import { systemCaller, withScope } from '../../src/kernel/access/scope.ts'
import { Fault } from '../../src/kernel/fault.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { perform, type Command } from '../../src/kernel/matter/perform.ts'
import { loadMatter } from '../../src/kernel/matter/store.ts'
import type { ActionOf, AnyProcedure, DocumentDef, Recipients } from '../../src/kernel/procedure/procedure.ts'
import { list } from '../../src/kernel/procedure/refusals.ts'
import type { Room } from '../../src/kernel/room/room.ts'
import { DISTRICT, somebody, testWorld, unit } from './world.ts'

// The room alone: a case may point at a penalty, whose room is not here.
const alone: Room = {
  ...room,
  procedures: (room.procedures as readonly AnyProcedure[]).map((procedure) => procedure.id === 'reconsideration' ? { ...procedure, links: { follows: procedure.links!['follows']! } } : procedure),
}
const organ = unit(4)
/** The people of a case: those of the organ and its body, and one of the respondent. */
export const people = {
  handler: somebody(organ, 'handler', 'clerk'), second: somebody(organ, 'reviewer'), reviewer: somebody(organ, 'reviewer'),
  office: somebody(organ, 'office_head'), head: somebody(organ, 'organ_head'), respondent: somebody(unit(2), 'handler'),
}
const { handler, second, reviewer, office, head, respondent } = people
type Who = typeof handler
export type Action = ActionOf<typeof reconsideration> | 'serve' | 'note' | 'correct'
/** A plea and its grounds that the lawfulness bars accept. */
export const opinion = { findings: '…', reasoning: '…', decision_text: '…', compensation: 'restitution' }

/** Cases handled over a database of their own, by the short words tests are written in. */
export async function reconsiderations() {
  const t = await testWorld([alone])
  const load = (id: string, ledger = 'reconsideration') => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) =>
    (await loadMatter(tx, t.world.registry.procedures.get(ledger)!, DISTRICT, id))!.replica)
  const on = (who: Who, ledger: string, id: string, action: string, input: object = {}, rows: object = {}) =>
    perform(t.world, who, { ledger, id, action, input: input as never, rows: rows as never })
  const act = (id: string, who: Who, action: Action, input: object = {}, rows: object = {}) => on(who, 'reconsideration', id, action, input, rows)
  const open = (who: Who, command: Partial<Command> & Pick<Command, 'action'>) => perform(t.world, who, { ledger: 'reconsideration', org_id: organ, ...command })
  const clock = async (id: string, deadline: string, ledger = 'reconsideration') =>
    Object.values((await load(id, ledger)).clocks).filter((one) => one.deadline === deadline && one.state !== 'ended').at(-1)

  const apply = (received_on: IsoDate, over: object = {}, rows: object = {}) => open(handler, {
    action: 'register',
    input: {
      submitted_on: received_on, received_on, channel: 'window', claims: '请求撤销处罚决定', field_of_administration: 'market', act_kind: 'penalty',
      act_title: '罚款五千元的决定', respondent: unit(2), respondent_kind: 'department', act_known_on: '2025-02-10', act_made_on: '2025-02-10', requests: ['revoke'], ...over,
    } as never,
    rows: { applicant: [{ name: '张三', kind: 'person', identity_number: '11010519491231002X' }], ...rows } as never,
  })
  /** Serves the last paper of a kind on everybody it must reach, by hand and on the day. */
  async function serve(id: string, document: string, sent_on: IsoDate, ledger = 'reconsideration') {
    const matter = await load(id, ledger)
    const { id: document_id } = Object.values(matter.documents).filter((d) => d.document === document).at(-1)!
    const { serve: to } = t.world.registry.procedures.get(ledger)!.documents[document] as DocumentDef
    const targets = to === 'once' ? [{}] : list<Recipients>(to as Recipients).flatMap((recipients): object[] => 'each' in recipients
      ? Object.keys(matter.rows[recipients.each] ?? {}).map((row_id) => ({ row_id }))
      : matter.row[recipients.org] ? [{ recipient_org_id: matter.row[recipients.org] }] : [])
    for (const target of targets) await on(handler, ledger, id, 'serve', { document_id, ...target, recipient: '受送达人', method: 'direct', sent_on })
  }
  /** From the application to a case under trial with its reply notice served. */
  async function underTrial(track: 'ordinary' | 'simplified' = 'ordinary', rows: object = {}, over: object = {}) {
    t.setToday('2025-03-03'); const { id } = await apply('2025-03-03', over, rows)
    t.setToday('2025-03-05'); await act(id, head, 'accept', track === 'simplified' ? { track, simplified_ground: 'consent' } : { track })
    t.setToday('2025-03-06')
    await act(id, office, 'appoint', { handlers: [handler.account_id, second.account_id] })
    await act(id, handler, 'send_copy'); await serve(id, 'reply_notice', '2025-03-06')
    return id
  }
  /** From there to a decision that has been made and not yet served. */
  async function decided(id: string, content: object) {
    t.setToday('2025-03-12'); await act(id, respondent, 'reply', { reply_points: '处罚决定合法' })
    t.setToday('2025-03-20')
    await act(id, handler, 'hear_views', {}, { view: [{ party: '张三', mode: 'telephone', heard_on: '2025-03-20', content: '处罚过重' }] })
    await act(id, handler, 'propose', { ...opinion, ...content })
    await act(id, reviewer, 'review', { review_opinion: '同意' })
    await act(id, office, 'endorse', { endorsement: '同意' })
    t.setToday('2025-04-01'); await act(id, head, 'decide', { approval: 'head' })
  }
  return { t, load, on, act, open, clock, apply, serve, underTrial, decided }
}
export type Reconsiderations = Awaited<ReturnType<typeof reconsiderations>>

/** The reasons of a refusal; none when it was done. */
export const refused = (promise: Promise<unknown>): Promise<string[]> =>
  promise.then(() => [], (error: unknown) => { if (error instanceof Fault) return (error.refusals ?? []).map(({ reason }) => reason); throw error })
