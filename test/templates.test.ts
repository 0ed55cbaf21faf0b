import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rooms } from '../src/domains/index.ts'
import { templateDocx } from '../src/kernel/document/compose.ts'
import { ambiguousLabels, knownFields } from '../src/kernel/document/document-data.ts'
import { renderDocx, type DocumentData } from '../src/kernel/document/render.ts'
import { checkTemplate, type KnownFields } from '../src/kernel/document/template.ts'
import type { DocumentDef } from '../src/kernel/procedure/procedure.ts'
import { projectRoot } from '../src/kernel/project-root.ts'

/** Every tag with something to print, and two rows in every group. */
const filled = ({ tags, rows }: KnownFields): DocumentData => Object.fromEntries([...tags].map((tag) => {
  const group = rows.get(tag)
  const row = Object.fromEntries([...group ?? []].map((name) => [name, `某${name}`]))
  return [tag, group ? [row, row] : `某${tag}`]
}))

describe.each(rooms.filter(({ procedures }) => procedures?.length).map((room) => [room.label, room] as const))('%s的文书模板', (_, room) => {
  const folder = join(projectRoot(), 'src', 'domains', room.id, 'templates')
  const present = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : []
  const documents = (room.procedures ?? []).flatMap((procedure) => Object.entries(procedure.documents as Record<string, DocumentDef>)
    .flatMap(([id, { label, template }]) => template ? [{ label, procedure, id, file: `${template}.txt` }] : []))

  test('每种制发的文书都有模板,没有多余的模板', () => {
    expect([...present].sort()).toEqual([...new Set(documents.map(({ file }) => file))].sort())
  })

  test.each(documents.filter(({ file }) => present.includes(file)))('《$label》只用本程序的字段,填齐数据即可成文', ({ procedure, id, file }) => {
    const template = templateDocx(readFileSync(join(folder, file), 'utf8'))
    const known = knownFields(procedure, id)
    expect(checkTemplate(template, known).map(({ message }) => `${file}:${message}`)).toEqual([])
    expect(renderDocx(template, filled(known)).length).toBeGreaterThan(0)
  })

  test.each(room.procedures ?? [])('$label的标签在模板中没有歧义', (procedure) => {
    expect(ambiguousLabels(procedure)).toEqual([])
  })
})
