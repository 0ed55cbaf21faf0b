import { systemCaller, withScope } from '../../src/kernel/access/scope.ts'
import { rooms } from '../../src/domains/index.ts'
import { Fault } from '../../src/kernel/fault.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { perform } from '../../src/kernel/matter/perform.ts'
import { loadMatter } from '../../src/kernel/matter/store.ts'
import { registerCards } from './certificates.ts'
import { DISTRICT, somebody, testWorld, unit } from './world.ts'

export type Ledger = 'penalty' | 'inspection' | 'rectification_order' | 'coercive_measure' | 'coercive_enforcement' | 'enforcement_campaign'
const organ = unit(2)
/** Everybody a case of one organ passes through. */
export const staff = {
  handler: somebody(organ, 'handler', 'clerk'), second: somebody(organ, 'handler'), reviewer: somebody(organ, 'legal_reviewer'),
  office: somebody(organ, 'office_head'), head: somebody(organ, 'organ_head'), supervisor: somebody(organ, 'supervisor'),
}
type Person = (typeof staff)[keyof typeof staff]

export const company = { name: '某公司', kind: 'organisation', credit_code: '91990112MA05X7T13P', address: '某路1号' }
export const officers = { handlers: [staff.handler.account_id, staff.second.account_id] }
export const decisionInput = { findings: '…', plea_reply: '未采纳，理由是……', benchmark: 'applied', correction_order: '立即停止', performance: '到指定银行缴纳' }
const violation = { description: '发布虚假广告', ended_on: '2025-02-20', provision: '某法第一条', penalty_provision: '某法第二条' }

/** Why an act is refused; empty where it is not. */
export const refused = (promise: Promise<unknown>): Promise<readonly string[]> => promise.then(() => [], (error: unknown) => {
  if (error instanceof Fault) return (error.refusals ?? []).map(({ reason }) => reason)
  throw error
})

/** The room, with those it looks things up in, over a database of its own, with the steps of its matters in a word each. */
export async function enforcementRoom() {
  const t = await testWorld(rooms)
  await registerCards(t.world, staff.handler, somebody(unit(1), 'supervisor'), organ, [staff.handler, staff.second], {}, '2024-01-02')
  const load = (id: string, ledger: Ledger = 'penalty') => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) =>
    (await loadMatter(tx, t.world.registry.procedures.get(ledger)!, DISTRICT, id))!.replica)
  const act = (id: string, who: Person, action: string, input: object = {}, rows: object = {}, ledger: Ledger = 'penalty') =>
    perform(t.world, who, { ledger, id, action, input: input as never, rows: rows as never })
  const open = (ledger: Ledger, action: string, input: object, rows: object = {}, more: object = {}) =>
    perform(t.world, staff.handler, { ledger, action, org_id: organ, input: input as never, rows: rows as never, ...more })
  async function serve(id: string, document: string, on: IsoDate, ledger: Ledger = 'penalty'): Promise<void> {
    const matter = await load(id, ledger)
    const { id: document_id } = Object.values(matter.documents).filter((one) => one.document === document).at(-1)!
    for (const row_id of Object.keys(matter.rows['party'] ?? { '': 1 })) {
      const input = { document_id, ...(row_id && { row_id }), recipient: '某公司', method: 'direct', sent_on: on }
      await perform(t.world, staff.handler, { ledger, id, action: 'serve', input: input as never })
    }
  }
  const clock = async (id: string, deadline: string, ledger: Ledger = 'penalty') =>
    Object.values((await load(id, ledger)).clocks).filter((one) => one.deadline === deadline && one.state !== 'ended').at(-1)
  const only = async (id: string, child: string, ledger: Ledger = 'penalty'): Promise<string> => Object.keys((await load(id, ledger)).rows[child]!)[0]!

  /** Market supervision: from the complaint to the filing two days later. */
  async function filed(enforcement_field = 'market'): Promise<string> {
    t.setToday('2025-03-03')
    const { id } = await open('penalty', 'register_lead',
      { lead_on: '2025-03-03', source: 'complaint', enforcement_field, cause: '虚假宣传' }, { party: [company], violation: [violation] })
    t.setToday('2025-03-05')
    await act(id, staff.head, 'file', { filing_opinion: '符合立案条件', ...officers })
    return id
  }
  /** Investigated, and the party told of a fine. */
  async function notified(proposed_fine: string, enforcement_field = 'market'): Promise<string> {
    const id = await filed(enforcement_field)
    t.setToday('2025-04-01')
    await act(id, staff.handler, 'conclude', { report: '…', proposed_outcome: 'penalty' })
    t.setToday('2025-04-08')
    await act(id, staff.handler, 'notify', { proposed_kinds: ['fine'], proposed_content: '…', proposed_fine })
    await serve(id, 'prior_notice', '2025-04-08')
    return id
  }
  /** A fine decided on 16 April and served the day after. */
  async function fined(amount: string, enforcement_field = 'market'): Promise<string> {
    const id = await notified(amount, enforcement_field)
    t.setToday('2025-04-16')
    await act(id, staff.head, 'decide_penalty', decisionInput, { sanction: [{ kind: 'fine', amount }] })
    t.setToday('2025-04-17')
    await serve(id, 'decision', '2025-04-17')
    return id
  }
  return { ...t, load, act, open, serve, clock, only, filed, notified, fined }
}
export type EnforcementRoom = Awaited<ReturnType<typeof enforcementRoom>>
