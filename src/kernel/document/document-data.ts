import { optionsOf, type Field, type Fields } from '../field/field.ts'
import { chinaMinute } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure, DocumentDef, Many } from '../procedure/procedure.ts'
import { CODE_TAG } from './code.ts'
import { amountText, capitalAmount, chineseDate, dateText, minuteText } from './numeral.ts'
import { ROW_TITLE, type DocumentData, type DocumentRow } from './render.ts'
import type { KnownFields } from './template.ts'

type Row = { readonly [field: string]: unknown }
interface Names {
  readonly orgName: (id: string) => string
  readonly userName: (id: string) => string
}

/** What a document is filled from: the matter as it stands when the document is issued, with names for ids. */
export interface DocumentSource extends Names {
  readonly values: Row
  readonly rows: { readonly [child: string]: readonly Row[] }
  /** Name of the organ that issues it, and of its district. */
  readonly org: string
  readonly district: string
  /** 成文日期 */
  readonly dated_on: IsoDate
  /** Number of the matter, and of this document. */
  readonly matter_number: string | null
  readonly number: string | null
  /** Names of those who handle the matter. */
  readonly handlers: readonly string[]
  /** To whom the document goes, where its definition names neither rows nor an organisation. */
  readonly addressee?: string | null
  /** The last of each other document on file. */
  readonly documents: { readonly [document: string]: { readonly number: string | null; readonly dated_on: IsoDate; readonly served_on: IsoDate | null } | undefined }
  /** The due day of each deadline that runs or ran. */
  readonly clocks: { readonly [deadline: string]: IsoDate | null | undefined }
}

type Printed = string | boolean | null
/** A tag and how its value is read. Both what a template may use and what it is filled with follow from one list of these. */
interface Tag<From> { readonly name: string; readonly read: (from: From) => Printed }

/** A value that prints in one or more ways; `null` in, and all of them are what an absent value of the kind prints. */
const printings = <From>(name: string, read: (from: From) => string | null, absent: '' | null, ways: { readonly [suffix: string]: (value: string) => string }): Tag<From>[] =>
  Object.entries(ways).map(([suffix, way]) => ({ name: name + suffix, read: (from) => { const value = read(from); return value === null ? absent : way(value) } }))
const same = (value: string): string => value
const AMOUNT = { '': amountText, '.大写': capitalAmount }
const DAY = { '': (day: string) => dateText(day as IsoDate), '.汉字': (day: string) => chineseDate(day as IsoDate) }

/** Where the public site answers for a value. */
const addressTag = <From>(label: string, page: string, read: (from: From) => string | null): Tag<From> =>
  ({ name: label + CODE_TAG, read: (from) => { const value = read(from); return value === null ? '' : `${page}?n=${encodeURIComponent(value)}` } })

/** Tags of one field: its label, other ways to write it, and for a choice a section for each of its options. */
function fieldTags<From>(field: Field, read: (from: From) => unknown, namesOf: (from: From) => Names): Tag<From>[] {
  const absent = field.required ? null : ''
  const text = (from: From): string | null => { const value = read(from); return value === null || value === undefined || value === '' ? null : `${value as string | number}` }
  const listed = (from: From): readonly string[] => (read(from) as readonly string[] | null | undefined) ?? []
  const joined = (name: (from: From, one: string) => string) => (from: From): Printed => listed(from).map((one) => name(from, one)).join('、') || absent
  const options = optionsOf(field)
  const sections = (has: (from: From, code: string) => boolean): Tag<From>[] =>
    Object.entries(options).map(([code, label]) => ({ name: `${field.label}=${label}`, read: (from) => has(from, code) }))
  const ways = (forms: { readonly [suffix: string]: (value: string) => string }) => printings(field.label, text, absent, forms)
  const named = (name: (names: Names) => (id: string) => string): Tag<From>[] =>
    [{ name: field.label, read: (from) => { const id = text(from); return id === null ? absent : name(namesOf(from))(id) } }]
  switch (field.kind) {
    case 'text': case 'long_text': case 'identifier': case 'integer': return [...ways({ '': same }), ...(field.shownAt ? [addressTag(field.label, field.shownAt, text)] : [])]
    case 'date': return ways(DAY)
    case 'instant': return ways({ '': (at) => minuteText(chinaMinute(new Date(at))) })
    case 'money': return ways(AMOUNT)
    case 'flag': return [{ name: field.label, read: (from) => read(from) === true }]
    case 'choice': return [...ways({ '': (code) => options[code] ?? code }), ...sections((from, code) => read(from) === code)]
    case 'choices': return [{ name: field.label, read: joined((_, code) => options[code] ?? code) }, ...sections((from, code) => listed(from).includes(code))]
    case 'org': return named((names) => names.orgName)
    case 'user': return named((names) => names.userName)
    case 'orgs': return [{ name: field.label, read: joined((from, id) => namesOf(from).orgName(id)) }]
    case 'users': return [{ name: field.label, read: joined((from, id) => namesOf(from).userName(id)) }]
  }
}
const fieldsTags = <From>(fields: Fields, rowOf: (from: From) => Row, namesOf: (from: From) => Names): Tag<From>[] =>
  Object.entries(fields).flatMap(([name, field]) => fieldTags<From>(field, (from) => rowOf(from)[name], namesOf))

const fill = <From>(tags: readonly Tag<From>[], from: From): { readonly [tag: string]: Printed } =>
  Object.fromEntries(tags.map(({ name, read }) => [name, read(from)]))

/** Tags every document has; a field of the procedure with the same label takes precedence. */
function commonTags(procedure: AnyProcedure, document: string): Tag<DocumentSource>[] {
  const definition = procedure.documents[document] as DocumentDef
  return [
    { name: '案号', read: (from) => from.matter_number },
    ...(definition.series ? [{ name: '文号', read: (from: DocumentSource) => from.number }] : []),
    { name: '机关', read: (from) => from.org },
    { name: '区划', read: (from) => from.district },
    ...printings<DocumentSource>('今日', (from) => from.dated_on, null, DAY),
    { name: '承办人', read: (from) => from.handlers.join('、') || null },
    { name: '送达对象', read: (from) => addresseeOf(procedure, definition, from) || null },
  ]
}

/** The names of those the document must be served on. */
function addresseeOf(procedure: AnyProcedure, { serve }: DocumentDef, from: DocumentSource): string {
  if (serve === undefined || serve === 'once') return from.addressee ?? ''
  const names = [serve].flat().flatMap((recipients): unknown[] => {
    if ('org' in recipients) { const id = from.values[recipients.org]; return [typeof id === 'string' && from.orgName(id)] }
    const { title } = procedure.many[recipients.each] as Many
    return (from.rows[recipients.each] ?? []).map((row) => row[title])
  })
  return names.filter(Boolean).join('、')
}

/** Numbers and days of the procedure's other documents, and the days its deadlines fall due. */
function historyTags(procedure: AnyProcedure): Tag<DocumentSource>[] {
  const documents = Object.entries(procedure.documents as Record<string, DocumentDef>).flatMap(([id, { label, series, received }]) => [
    ...(series || received ? [{ name: `文书:${label}.文号`, read: (from: DocumentSource) => from.documents[id]?.number ?? null }] : []),
    ...printings<DocumentSource>(`文书:${label}.日期`, (from) => from.documents[id]?.dated_on ?? null, null, DAY),
    ...printings<DocumentSource>(`文书:${label}.送达日期`, (from) => from.documents[id]?.served_on ?? null, null, DAY),
  ])
  const deadlines = Object.entries(procedure.deadlines as Record<string, { readonly label: string }>)
    .flatMap(([id, { label }]) => printings<DocumentSource>(`期限:${label}`, (from) => from.clocks[id] ?? null, null, DAY))
  return [...documents, ...deadlines]
}

interface RowSource { readonly row: Row; readonly at: number; readonly names: Names }
/** Tags within a repeating group: its place, its title, its fields. */
const rowTags = ({ fields, title }: Many): Tag<RowSource>[] => [
  { name: '序号', read: ({ at }) => String(at + 1) },
  { name: ROW_TITLE, read: ({ row }) => (row[title] as string | null) ?? '' },
  ...fieldsTags<RowSource>(fields, ({ row }) => row, ({ names }) => names),
]

interface Tags { readonly top: readonly Tag<DocumentSource>[]; readonly groups: readonly { readonly id: string; readonly label: string; readonly tags: readonly Tag<RowSource>[] }[] }
/** Hundreds of readers a document; definitions never change while the program runs. */
const known = new WeakMap<AnyProcedure, Map<string, Tags>>()
function tagsOf(procedure: AnyProcedure, document: string): Tags {
  const ofProcedure = known.get(procedure) ?? new Map<string, Tags>()
  known.set(procedure, ofProcedure)
  const tags = ofProcedure.get(document) ?? {
    top: [...commonTags(procedure, document), ...historyTags(procedure), ...fieldsTags<DocumentSource>(procedure.fields, ({ values }) => values, (from) => from)],
    groups: Object.entries((procedure.many ?? {}) as Record<string, Many>).map(([id, group]) => ({ id, label: group.label, tags: rowTags(group) })),
  }
  ofProcedure.set(document, tags)
  return tags
}

/**
 * The data of a document by the Chinese labels of its procedure: choices as their labels, amounts with thousands
 * separated, days as 2025年3月1日, accounts and organisations by name. A required field without value is `null`, which
 * `renderDocx` refuses where the template prints it; an optional one prints nothing.
 * @param used tags to give, as `tagsUsed` finds them in a template; all that there are by default, which is much to keep
 */
export function documentData(procedure: AnyProcedure, document: string, source: DocumentSource, used?: ReadonlySet<string>): DocumentData {
  const { top, groups } = tagsOf(procedure, document)
  const wanted = <T extends { readonly name: string }>(tags: readonly T[]) => used ? tags.filter(({ name }) => used.has(name)) : tags
  const rows = groups.filter(({ label }) => !used || used.has(label)).map(({ id, label, tags }): [string, readonly DocumentRow[]] => {
    // The title is kept whatever is asked: outside its loop the group prints by it.
    const kept = wanted(tags.filter(({ name }) => name !== ROW_TITLE)).concat(tags.filter(({ name }) => name === ROW_TITLE))
    return [label, (source.rows[id] ?? []).map((row, at) => fill(kept, { row, at, names: source }))]
  })
  return { ...fill(wanted(top), source), ...Object.fromEntries(rows) }
}

/** Every tag that a template of the document may use. */
export function knownFields(procedure: AnyProcedure, document: string): KnownFields {
  const { top, groups } = tagsOf(procedure, document)
  return {
    tags: new Set([...top.map(({ name }) => name), ...groups.map(({ label }) => label)]),
    rows: new Map(groups.map(({ label, tags }) => [label, new Set(tags.map(({ name }) => name))])),
  }
}

/** Labels by which a template could mean two things, or which a tag cannot hold; a sound procedure has none. */
export function ambiguousLabels(procedure: Pick<AnyProcedure, 'fields' | 'many' | 'documents' | 'deadlines'>): readonly string[] {
  const labels = (of: { readonly [name: string]: { readonly label: string } } | undefined) => Object.values(of ?? {}).map(({ label }) => label)
  const groups = Object.values((procedure.many ?? {}) as Record<string, Many>)
  const spaces = [[...labels(procedure.fields), ...groups.map(({ label }) => label)], labels(procedure.documents), labels(procedure.deadlines), ...groups.map(({ fields }) => labels(fields))]
  return spaces.flatMap((space) => space.filter((label, at) => space.indexOf(label) !== at || /[{}｛｝=]|^[#^/@.\-\s]|\s$/.test(label)))
}
