import type { Pool } from 'pg'
import { inspection } from '../../src/domains/enforcement/inspection.ts'
import { penalty } from '../../src/domains/enforcement/penalty/penalty.ts'
import { systemCaller, withScope } from '../../src/kernel/access/scope.ts'
import { writePast } from '../../src/kernel/import/write.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { blank } from '../../src/kernel/matter/act.ts'
import { newId } from '../../src/kernel/matter/id.ts'
import type { Replica } from '../../src/kernel/matter/replica.ts'
import type { AnyProcedure } from '../../src/kernel/procedure/procedure.ts'

interface Past { readonly district: string; readonly org_id: string; readonly on: IsoDate }

/** Finished matters as an import would bring them: only the columns that are given. @returns their ids */
async function pastMatters(worker: Pool, procedure: AnyProcedure, matters: readonly (Past & { readonly state: string; readonly values: { readonly [field: string]: unknown } })[]): Promise<string[]> {
  const made = matters.map(({ district, org_id, on, state, values }): Replica => {
    const empty = blank(procedure, { district, org_id, id: newId(), origin: 'imported' }, { on, actor: { id: null as unknown as string, orgs: [], roles: [] } })
    return { ...empty, row: { ...empty.row, ...values, state, title: (values['subject'] ?? procedure.label) as string, version: 1, closed_on: on } }
  })
  for (let at = 0; at < made.length; at += 2000) {
    const some = made.slice(at, at + 2000)
    await withScope(worker, systemCaller(matters[0]!.district), (tx) => writePast(tx, procedure, some.map((after) => ({
      after, entries: [{ kind: 'import', action: 'import', actor_id: null, actor_name: '导入', effective_on: after.row.opened_on, from_state: null, to_state: after.row.state, input: {}, change: { row: after.row } }],
    }))))
  }
  return made.map(({ row }) => row.id)
}

export const inspections = (worker: Pool, count: number, past: Past, values: { readonly [field: string]: unknown } = {}) => pastMatters(worker, inspection, Array.from({ length: count }, () => ({
  ...past, state: 'done', values: { enforcement_field: 'market', mode: 'routine', matters: '日常检查', subject: '某公司', subject_kind: 'enterprise', inspected_on: past.on, result: 'normal', ...values },
})))
export const penalties = (worker: Pool, count: number, past: Past, values: { readonly [field: string]: unknown } = {}) => pastMatters(worker, penalty, Array.from({ length: count }, () => ({
  ...past, state: 'closed', values: { enforcement_field: 'market', outcome: 'penalty', filed_on: past.on, decided_on: past.on, amount_total: '5000.00', fine_total: '5000.00', ...values },
})))
