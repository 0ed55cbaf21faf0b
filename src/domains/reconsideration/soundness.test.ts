import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { templateDocx } from '../../kernel/document/compose.ts'
import { ambiguousLabels, knownFields } from '../../kernel/document/document-data.ts'
import { checkTemplate } from '../../kernel/document/template.ts'
import type { ActionOf, AnyProcedure, DocumentDef, InputOf, StateOf } from '../../kernel/procedure/procedure.ts'
import { defects } from '../../kernel/procedure/soundness.ts'
import { reconsideration } from './reconsideration.ts'
import { room } from './room.ts'

const templates = new URL('templates/', import.meta.url)
const issued = (procedure: AnyProcedure) => (Object.entries(procedure.documents) as [string, DocumentDef][]).filter(([, document]) => !document.received)

test.each(room.procedures.map((procedure) => [procedure.label, procedure] as const))('%s的定义没有缺陷', (_, procedure) => {
  expect(defects(procedure)).toEqual([])
  expect(ambiguousLabels(procedure)).toEqual([])
})

test.each(room.procedures.flatMap((procedure) => issued(procedure).map(([id, document]) => [document.label, procedure, id, document] as const)))('《%s》的模板只用程序有的字段', (_, procedure, id, document) => {
  const text = readFileSync(new URL(`${document.template}.txt`, templates), 'utf8')
  expect(checkTemplate(templateDocx(text), knownFields(procedure, id))).toEqual([])
})

test('每份模板都有文书使用', () => {
  const used = room.procedures.flatMap((procedure) => issued(procedure).map(([, document]) => `${document.template}.txt`))
  expect(readdirSync(templates).sort()).toEqual([...used].sort())
})

test('案卷的标题不写自然人的全名，复姓写全姓', () => {
  const title = (name: string, kind = 'person') => reconsideration.title({
    values: { respondent: null, act_title: '罚款决定' }, rows: { applicant: [{ name, kind }] }, orgName: () => '某局',
  } as never)
  expect([title('张三'), title('欧阳明月'), title('某某饭店', 'legal_person')]).toEqual(['张某 不服 某局 罚款决定', '欧阳某 不服 某局 罚款决定', '某某饭店 不服 某局 罚款决定'])
})

test('环节、状态和所填内容的类型是精确的', () => {
  const accepted: InputOf<typeof reconsideration, 'accept'> = { track: 'ordinary' }
  // @ts-expect-error no such track
  const fast: InputOf<typeof reconsideration, 'accept'> = { track: 'fast' }
  // @ts-expect-error the cause of a withdrawal is asked
  const silent: InputOf<typeof reconsideration, 'withdraw'> = {}
  // @ts-expect-error no such state
  const nowhere: StateOf<typeof reconsideration> = 'nowhere'
  // @ts-expect-error no such action
  const nothing: ActionOf<typeof reconsideration> = 'nothing'
  expect([accepted, fast, silent, nowhere, nothing]).toHaveLength(5)
})
