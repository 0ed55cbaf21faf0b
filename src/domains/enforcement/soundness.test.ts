import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { templateDocx } from '../../kernel/document/compose.ts'
import { ambiguousLabels, knownFields } from '../../kernel/document/document-data.ts'
import { checkTemplate } from '../../kernel/document/template.ts'
import type { AnyIndicator } from '../../kernel/indicator/indicator.ts'
import type { ActionOf, AnyProcedure, DocumentDef, InputOf, StateOf } from '../../kernel/procedure/procedure.ts'
import { defects } from '../../kernel/procedure/soundness.ts'
import type { penalty } from './penalty/penalty.ts'
import { room } from './room.ts'

const templates = new URL('templates/', import.meta.url)
const issued = (procedure: AnyProcedure) => (Object.entries(procedure.documents) as [string, DocumentDef][]).filter(([, { received }]) => !received)

test.each(room.procedures.map((procedure) => [procedure.label, procedure] as const))('%s的定义没有缺陷，模板标签没有歧义', (_, procedure) => {
  expect(defects(procedure)).toEqual([])
  expect(ambiguousLabels(procedure)).toEqual([])
})
test.each(room.procedures.flatMap((procedure) => issued(procedure).map(([id, document]) => [document.label, procedure, id, document] as const)))('《%s》的模板只用程序有的字段', (_, procedure, id, document) => {
  expect(checkTemplate(templateDocx(readFileSync(new URL(`${document.template}.txt`, templates), 'utf8')), knownFields(procedure, id))).toEqual([])
})
test('每份模板都有文书使用', () => {
  const used = room.procedures.flatMap((procedure) => issued(procedure).map(([, { template }]) => `${template}.txt`))
  expect(readdirSync(templates).sort()).toEqual([...used].sort())
})

test('环节、状态和所填内容的类型是精确的', () => {
  // @ts-expect-error the proposed outcome is asked
  const silent: InputOf<typeof penalty, 'conclude'> = { report: '…' }
  // @ts-expect-error no such ground
  const unheard: InputOf<typeof penalty, 'decide_no_penalty'> = { findings: '…', no_penalty_ground: 'kindness', education: '…' }
  // @ts-expect-error no such state
  const nowhere: StateOf<typeof penalty> = 'nowhere'
  // @ts-expect-error no such action
  const nothing: ActionOf<typeof penalty> = 'nothing'
  expect([silent, unheard, nowhere, nothing]).toHaveLength(4)
})

const all: readonly AnyIndicator[] = room.indicators
test('指标不重名，比率和合计的各项都有定义', () => {
  const ids = all.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const indicator of all) {
    if ('ratio' in indicator) expect(ids, indicator.id).toEqual(expect.arrayContaining([indicator.ratio.of, indicator.ratio.over]))
    if ('total' in indicator) expect(ids, indicator.id).toEqual(expect.arrayContaining([...indicator.total]))
  }
})
