import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { Fault } from '../fault.ts'
import { CODE_MARK, CODE_TAG, withCodes } from './code.ts'
import { fitToText, mapParagraphs } from './fit.ts'
import { openTemplate, templateOptions, unusable } from './template.ts'

/**
 * What a tag stands for. A string prints; an empty one is a value that may be absent. `null` is a value the document
 * cannot go out without. A flag prints 是 or 否 and opens a section when true. Rows open a section once each.
 */
export type DocumentValue = string | boolean | null | readonly DocumentRow[]
export type DocumentRow = { readonly [tag: string]: string | boolean | null }
/** Values by tag, exactly as a template writes it: 「期限:审理期限」, 「文书:受理通知书.文号」. Plain data, kept with the document. */
export type DocumentData = { readonly [tag: string]: DocumentValue }

/** The key by which a row prints its own title: `{.}` in a loop, and `{当事人}` outside for all of them. */
export const ROW_TITLE = '.'

/** Why a document is not made: one sentence, and each tag concerned. */
const refusal = (message: string, tags: Iterable<string> = []): Fault =>
  new Fault('refused', message, { fields: [...tags].map((field) => ({ field, message })) })

/**
 * Fills a template. The same template and data give the same bytes.
 * @param template a .docx with tags: `{文号}`, `{#当事人}…{/当事人}`, `{^标签}…{/标签}`
 * @param data every tag the template may use; sections may ask for what is absent, text may not
 * @param site address of the public site, for codes; without it there are none
 * @throws Fault (refused) naming every field that is unknown or still without its content, or what is wrong with the template
 */
export function renderDocx(template: Buffer, data: DocumentData, site = ''): Buffer {
  const unknown = new Set<string>()
  const missing = new Set<string>()
  const opened = openTemplate(template, { ...templateOptions, parser: (tag) => ({ get: (_, { meta, scopeList }) => look(tag.trim(), meta.part.module === 'loop', scopeList) }) })
  if (opened.kind === 'refused') throw unusable(opened.problems)

  function look(tag: string, section: boolean, scopes: readonly unknown[]): unknown {
    // The innermost scope that knows the tag decides, also by knowing it to be empty: a row without an address must
    // not print the address of the matter around it.
    const scope = scopes.findLast((one): one is DocumentData => typeof one === 'object' && one !== null && Object.hasOwn(one, tag))
    if (!scope) { unknown.add(tag); return '' }
    const value = tag.endsWith(CODE_TAG) ? coded(site, scope[tag]!) : scope[tag]!
    if (section) return typeof value === 'string' && value !== '' ? [scope] : value ?? false
    if (value === null || (Array.isArray(value) && value.length === 0)) { missing.add(tag); return '' }
    return printed(value)
  }

  fill(opened.document, data)
  if (unknown.size) throw refusal(`模板中的字段${quoted(unknown)}没有对应的数据，请核对字段名称后重新上传模板`, unknown)
  if (missing.size) throw refusal(`${quoted(missing)}尚无内容，不能制作文书，请先补充`, missing)
  return finished(opened.document.getZip())
}

function fill(document: Docxtemplater<PizZip>, data: DocumentData): void {
  try {
    document.render(data)
  } catch (error) {
    throw refusal(`模板无法套用：${error instanceof Error ? error.message : String(error)}`)
  }
}

const coded = (site: string, value: DocumentValue): string => site !== '' && typeof value === 'string' && value !== '' ? CODE_MARK + site + value + CODE_MARK : ''

const quoted = (tags: Iterable<string>): string => [...tags].map((tag) => `「${tag}」`).join('')

/** Stands for a line break within a value until the paragraph is split there; a noncharacter, so that no text holds it. */
const BREAK = '\uFDD0'
const printed = (value: Exclude<DocumentValue, null>): string =>
  typeof value === 'boolean' ? (value ? '是' : '否')
    : typeof value === 'string' ? value.replace(/\r\n|[\r\n\v\f]/g, BREAK)
    : value.map((row) => row[ROW_TITLE] ?? '').filter((title) => title !== '').join('、')

/** A value of several paragraphs becomes paragraphs of its place's own style, so that each has its indent. */
const splitParagraphs = (xml: string): string => !xml.includes(BREAK) ? xml : mapParagraphs(xml, (paragraph) => {
  const pPr = /<w:pPr>[\s\S]*?<\/w:pPr>/.exec(paragraph)?.[0] ?? ''
  return paragraph.replace(BREAKS, (_, at: number) => {
    const rPr = /<w:rPr>(?:(?!<w:rPr>)[\s\S])*?<\/w:rPr>(?=<w:t[ >][^<]*$)/.exec(paragraph.slice(0, at))?.[0] ?? ''
    return `</w:t></w:r></w:p><w:p>${pPr}<w:r>${rPr}<w:t xml:space="preserve">`
  })
})
const BREAKS = new RegExp(`${BREAK}+`, 'g')

function finished(zip: PizZip): Buffer {
  const styles = zip.file('word/styles.xml')?.asText() ?? ''
  for (const { name } of zip.file(/^word\/(?:document|header\d*|footer\d*)\.xml$/))
    zip.file(name, fitToText(splitParagraphs(zip.file(name)!.asText()), styles))
  withCodes(zip)
  // The time of writing would make each rendering another file.
  for (const entry of Object.values(zip.files)) entry.date = new Date(Date.UTC(2000, 0, 1))
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
