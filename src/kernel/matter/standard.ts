import type { Caller, Tx } from '../access/scope.ts'
import { evidenceText, servedOn as dayOfService, serviceProblems } from '../document/service.ts'
import { Fault, invalid, refused } from '../fault.ts'
import { standardActions, type ServeInput, type StandardAction } from './standard-actions.ts'
import type { JournalKind } from '../journal/append.ts'
import type { Role } from '../access/role.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Capacity } from '../procedure/refusals.ts'
import { withClocks, type Circumstances, type Decision } from './act.ts'
import type { Asked } from './asked.ts'
import { corrected, readCorrection, type HistoryEntry } from './correct.ts'
import type { Attachment, Change, Replica } from './replica.ts'
import { checkTies } from './ties.ts'
import { mayHold, type World } from './world.ts'

export const isStandard = (name: string): name is StandardAction => Object.hasOwn(standardActions, name)

/** Who may do what every procedure knows; a unit that takes part may hand in material and leave a note. */
const may: { readonly [action in StandardAction]: { readonly roles: readonly Role[]; readonly parts?: true } } = {
  serve: { roles: ['clerk', 'handler'] },
  correct: { roles: ['handler', 'reviewer', 'office_head'] },
  assign: { roles: ['reviewer', 'office_head', 'organ_head'] },
  transfer: { roles: ['office_head', 'organ_head'] },
  set_secrecy: { roles: ['office_head', 'organ_head'] },
  link: { roles: ['clerk', 'handler', 'reviewer'] },
  note: { roles: ['clerk', 'handler', 'reviewer', 'office_head', 'organ_head', 'legal_reviewer', 'statistician'], parts: true },
  attach: { roles: ['clerk', 'handler', 'reviewer', 'legal_reviewer'], parts: true },
}

/** Reasons why a standard action may not be taken by this caller. */
export function standardRefusals({ handledBy = [] }: AnyProcedure, name: StandardAction, capacity: Capacity): { readonly kind: 'role'; readonly reason: string }[] {
  const { roles, parts } = may[name]
  const held = [...capacity.roles, ...(parts ? Object.values(capacity.of).flat() : [])]
  return held.some((role) => roles.includes(role) || (roles.includes('handler') && handledBy.includes(role))) ? [] : [{ kind: 'role', reason: `「${standardActions[name]}」由承办单位有相应职责的人员办理` }]
}

export interface Done extends Decision { readonly kind: JournalKind; readonly corrects?: string; readonly journalled?: unknown }

const kinds: { readonly [action in StandardAction]: JournalKind } = {
  serve: 'service', correct: 'correction', assign: 'action', transfer: 'transfer', set_secrecy: 'action', link: 'action', note: 'action', attach: 'action',
}

/** Takes one of the actions that every procedure has. */
export async function standard(
  tx: Tx, world: World, procedure: AnyProcedure, name: StandardAction, matter: Replica, asked: Asked, reason: string | undefined, capacity: Capacity, c: Circumstances, caller: Caller,
): Promise<Done> {
  const standing = standardRefusals(procedure, name, capacity)
  if (standing.length > 0) throw refused(standardActions[name], standing)
  const input = asked.input as { readonly [name: string]: string | undefined }
  const raised = { version: matter.row.version + 1 }
  const done = (change: Change): Done => ({ ...withClocks(procedure, matter, { ...change, row: { ...raised, ...change.row } }, c), kind: kinds[name] })
  switch (name) {
    case 'serve': return done(serve(procedure, matter, asked.input as unknown as ServeInput, c))
    case 'assign': {
      if (!input['handler_id']) throw invalid([{ field: 'handler_id', message: '请选择承办人' }])
      const { rowCount } = await tx.query('select 1 from account_role where district = $1 and account_id = $2 and org_id = $3 and (valid_until is null or valid_until > $4) limit 1', [matter.row.district, input['handler_id'], matter.row.org_id, c.on])
      if (rowCount === 0) throw invalid([{ field: 'handler_id', message: '所选人员在本单位没有职务，请重新选择' }])
      return done({ row: { handler_id: input['handler_id'] } })
    }
    case 'transfer': {
      const to = input['org_id'] && (await world.organisations(matter.row.district)).get(input['org_id'])
      if (!to || to.id === matter.row.org_id) throw invalid([{ field: 'org_id', message: '请选择另一个接收单位' }])
      if (!mayHold(procedure, to)) throw invalid([{ field: 'org_id', message: `「${procedure.label}」不由${to.name}办理，请选择有权办理的机关` }])
      if (!reason?.trim()) throw invalid([{ field: 'reason', message: '请写明移交的理由' }])
      // The former holder keeps sight of what it handled; the new one receives everything.
      return done({ row: { org_id: to.id, shared_with: [...new Set([...matter.row.shared_with, matter.row.org_id])].filter((id) => id !== to.id).sort(), handler_id: null } })
    }
    case 'set_secrecy': {
      const level = asked.input['secrecy']
      if (!Number.isInteger(level) || (level as number) < 0 || (level as number) > 3) throw invalid([{ field: 'secrecy', message: '密级应当是公开、秘密、机密、绝密之一' }])
      if ((level as number) > caller.clearance) throw new Fault('forbidden', '不能定为高于本人涉密等级的密级')
      return done({ row: { secrecy: level } })
    }
    case 'link': {
      await checkTies(tx, procedure, matter.row.district, [input])
      const id = c.newId()
      return done({ links: { [id]: { id, kind: input['kind']!, to_ledger: input['ledger']!, to_id: input['id']!, made_on: c.on } } })
    }
    case 'note':
      if (!reason?.trim()) throw invalid([{ field: 'reason', message: '请填写备注的内容' }])
      return done({})
    case 'attach': {
      const file = asked.input as unknown as Omit<Attachment, 'id' | 'added_by'>
      const id = c.newId()
      return done({ attachments: { [id]: { id, name: file.name, kind: file.kind ?? 'material', sha256: file.sha256, media_type: file.media_type, size: file.size, added_by: caller.account_id } } })
    }
    case 'correct': {
      if (!reason?.trim()) throw invalid([{ field: 'reason', message: '请写明更正的理由和依据' }])
      const { rows: history } = await tx.query<HistoryEntry>('select id, action, kind, effective_on, input, change from journal where district = $1 and ledger = $2 and matter_id = $3 order by version', [matter.row.district, procedure.id, matter.row.id])
      const correction = readCorrection(procedure, matter, history, asked.input, c, world.today())
      const decision = corrected(procedure, matter, history, correction, c)
      return { ...decision, kind: 'correction', journalled: { correction }, ...(correction.entry && { corrects: correction.entry.id }) }
    }
  }
}

/** Records one service; the day of service follows from the method (民事诉讼法 第八十八条至第九十五条). */
export function serve(procedure: AnyProcedure, matter: Replica, input: ServeInput, c: Circumstances): Change {
  const document = matter.documents[input.document_id]
  if (!document || document.received || document.voided_reason) throw invalid([{ field: 'document_id', message: '请选择要送达的文书' }])
  if (!procedure.documents[document.document]?.serve) throw invalid([{ field: 'document_id', message: `《${procedure.documents[document.document]?.label}》不需要登记送达` }])
  const former = input.service_id ? matter.services[input.service_id] : undefined
  if (input.service_id && (!former || former.served_on)) throw invalid([{ field: 'service_id', message: '这条送达记录不存在或者已经送达，请刷新后重试' }])
  const problems = serviceProblems(input).map(({ field, message }) => ({ field, message }))
  if (problems.length === 0 && input.sent_on < document.dated_on) problems.push({ field: 'sent_on', message: `送达日期不得早于文书日期 ${document.dated_on}` })
  if (problems.length === 0 && input.sent_on > c.on) problems.push({ field: 'sent_on', message: `送达日期 ${input.sent_on} 尚未到来` })
  if (!input.recipient?.trim()) problems.push({ field: 'recipient' as never, message: '请填写受送达人' })
  if (problems.length > 0) throw invalid(problems)
  const id = former?.id ?? c.newId()
  const { announced } = procedure
  const stands = announced && c.settings(announced.setting, matter.row[announced.by] as string | null)
  return { services: { [id]: {
    id, document_id: document.id, row_id: input.row_id ?? null, recipient_org_id: input.recipient_org_id ?? null, recipient: input.recipient.trim(),
    method: input.method, sent_on: input.sent_on, served_on: dayOfService(input, stands), evidence: evidenceText(input),
  } } }
}
