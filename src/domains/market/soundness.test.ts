import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { templateDocx } from '../../kernel/document/compose.ts'
import { ambiguousLabels, knownFields } from '../../kernel/document/document-data.ts'
import { checkTemplate } from '../../kernel/document/template.ts'
import type { AnyProcedure, DocumentDef } from '../../kernel/procedure/procedure.ts'
import { defects } from '../../kernel/procedure/soundness.ts'
import { room } from './room.ts'

const templates = new URL('templates/', import.meta.url)
const procedures: readonly AnyProcedure[] = room.procedures
const issued = procedures.flatMap((procedure) => (Object.entries(procedure.documents) as [string, DocumentDef][])
  .filter(([, document]) => !document.received).map(([id, document]) => [document.label, procedure, id, document] as const))

test.each(procedures.map((procedure) => [procedure.label, procedure] as const))('%s的定义没有缺陷', (_, procedure) => {
  expect(defects(procedure)).toEqual([])
  expect(ambiguousLabels(procedure)).toEqual([])
})
test.each(issued)('《%s》的模板只用程序有的字段', (_, procedure, id, document) => {
  expect(checkTemplate(templateDocx(readFileSync(new URL(`${document.template}.txt`, templates), 'utf8')), knownFields(procedure, id))).toEqual([])
})
test('每份模板都有文书使用', () => {
  expect(readdirSync(templates).sort()).toEqual([...new Set(issued.map(([, , , { template }]) => `${template}.txt`))].sort())
})
