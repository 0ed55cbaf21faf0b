import Docxtemplater, { type DXT } from 'docxtemplater'
import PizZip from 'pizzip'
import { Fault } from '../fault.ts'

/** What is wrong with a template; `field` is the tag concerned, empty where none is. */
export interface TemplateProblem { readonly field: string; readonly message: string }
/** The problems of a template that cannot be used, as a fault. */
export const unusable = (problems: readonly TemplateProblem[]): Fault => new Fault('invalid', problems.map(({ message }) => message).join('；'), { fields: problems })

/** Tags a template may use: as text or section, and those of each repeating group inside `{#组}…{/组}`. */
export interface KnownFields {
  readonly tags: ReadonlySet<string>
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>
}

/** A tag as the template uses it; `within` are the loops around it, outermost first. */
export interface UsedField { readonly tag: string; readonly section: boolean; readonly within: readonly string[] }

/** Values never change the delimiters, and a loop alone in its paragraph leaves no empty line. */
export const templateOptions = { paragraphLoop: true, errorLogging: false, stripInvalidXMLChars: true, syntax: { changeDelimiterPrefix: null } } satisfies DXT.ConstructorOptions

type Opened = { readonly kind: 'opened'; readonly document: Docxtemplater<PizZip> } | { readonly kind: 'refused'; readonly problems: readonly TemplateProblem[] }

/** Unpacked, a template is text and a picture or two. */
const LARGEST_UNPACKED = 50 * 1024 * 1024

/** Opens a template, or says everything that is wrong with its file, its tags and its loops. */
export function openTemplate(template: Buffer, options: DXT.ConstructorOptions = templateOptions): Opened {
  const zip = unpacked(template)
  if (!zip) return refused('文件不是有效的 .docx 文档，请用 Word 或 WPS 另存为“Word 文档（*.docx）”后上传')
  const unsafe = unsafePart(zip)
  if (unsafe) return refused(unsafe)
  try {
    const document = new Docxtemplater(zip, options)
    const problems = usedIn(document).flatMap(({ raw, tag }) => raw
      ? [{ field: tag, message: tag === '' ? '模板中有空的字段“{}”，请填写字段名称或者删除' : `模板中的字段「${tag}」前不能使用符号“${raw}”` }] : [])
    return problems.length ? { kind: 'refused', problems } : { kind: 'opened', document }
  } catch (error) {
    return { kind: 'refused', problems: syntaxProblems(error) }
  }
}
const refused = (message: string): Opened => ({ kind: 'refused', problems: [{ field: '', message }] })

function unpacked(template: Buffer): PizZip | undefined {
  try {
    const zip = new PizZip(template)
    return zip.file('word/document.xml') ? zip : undefined
  } catch {
    return undefined
  }
}

/** A template is opened by whoever prepares the next paper, so it may carry no macro and fetch nothing. */
function unsafePart(zip: PizZip): string | undefined {
  const entries = Object.values(zip.files) as readonly { readonly name: string; readonly _data?: { readonly uncompressedSize?: number } }[]
  if (entries.reduce((sum, { _data }) => sum + (_data?.uncompressedSize ?? 0), 0) > LARGEST_UNPACKED) return '模板内容过大（解压后超过 50MB），请删去其中的大图片后上传'
  if (entries.some(({ name }) => /vbaProject|\.bin$/i.test(name))) return '模板中含有宏或者嵌入程序，请另存为不含宏的 .docx 文档后上传'
  const external = entries.some(({ name }) => name.endsWith('.rels') && (zip.file(name)!.asText().match(/<Relationship [^>]*>/g) ?? [])
    .some((one) => /TargetMode\s*=\s*["']External["']/.test(one) && !/relationships\/hyperlink["']/.test(one)))
  return external ? '模板引用了外部文件（模板、图片或者对象），请改为嵌入文档后上传' : undefined
}

/**
 * Every tag of a template, once per place it stands in.
 * @throws Fault (invalid) naming what is wrong with a template that cannot be read
 */
export function fieldsOf(template: Buffer): readonly UsedField[] {
  const opened = openTemplate(template)
  if (opened.kind === 'refused') throw unusable(opened.problems)
  return usedIn(opened.document).map(({ tag, section, within }) => ({ tag, section, within }))
}

/** The tags of a template as a set: what a document made from it must be given. */
export const tagsUsed = (template: Buffer): ReadonlySet<string> => new Set(fieldsOf(template).map(({ tag }) => tag))

/**
 * What an uploaded template has wrong: a file that is none, tags never closed, fields the procedure does not have.
 * Empty means that it may be used.
 */
export function checkTemplate(template: Buffer, known: KnownFields): readonly TemplateProblem[] {
  const opened = openTemplate(template)
  if (opened.kind === 'refused') return opened.problems
  const problems = new Map<string, TemplateProblem>()
  for (const { tag, within } of usedIn(opened.document))
    if (!known.tags.has(tag) && !within.some((loop) => known.rows.get(loop)?.has(tag))) problems.set(tag, { field: tag, message: unknownText(tag, known) })
  for (const [whole, tag] of wideBraces(opened.document))
    problems.set(tag!, { field: tag!, message: `“${whole}”用了全角花括号，不会被替换，请改为半角“{${tag}}”` })
  return [...problems.values()]
}

function unknownText(tag: string, { rows }: KnownFields): string {
  const group = [...rows].find(([, tags]) => tags.has(tag))?.[0]
  return group ? `字段「${tag}」属于「${group}」，应写在“{#${group}}”和“{/${group}}”之间` : `没有名为「${tag}」的字段，请核对字段名称`
}

const wideBraces = (document: Docxtemplater<PizZip>): Iterable<RegExpMatchArray> =>
  document.getFullText().matchAll(/｛[#^/]?([^｛｝{}]{1,40})｝/g)

interface Part {
  readonly type: string; readonly value: string; readonly module?: string; readonly subparsed?: readonly Part[]
}
type Used = UsedField & { /** The prefix of a tag that would put XML or nothing at all into the paper. */ readonly raw?: string }

function usedIn(document: Docxtemplater<PizZip>): readonly Used[] {
  // `compiled` holds the parsed tags of body, headers and footers; the published types leave it out.
  const { compiled } = document as unknown as { readonly compiled: { readonly [file: string]: { readonly postparsed: readonly Part[] } } }
  const walk = (parts: readonly Part[], within: readonly string[]): Used[] => parts.filter(({ type }) => type === 'placeholder').flatMap((part) => {
    const tag = part.value.trim()
    const section = part.module === 'loop'
    const raw = part.module === 'rawxml' ? '@' : tag === '' ? '{}' : undefined
    return [{ tag, section, within, ...(raw && { raw }) }, ...walk(part.subparsed ?? [], [...within, tag])]
  })
  return Object.values(compiled).flatMap(({ postparsed }) => walk(postparsed, []))
}

type Explanation = (tag: string, other: string) => string
const EXPLANATIONS: { readonly [id: string]: Explanation } = {
  unclosed_loop: (tag) => `“{#${tag}}”没有结束，请在重复内容之后加上“{/${tag}}”`,
  unopened_loop: (tag) => `“{/${tag}}”之前没有“{#${tag}}”`,
  closing_tag_does_not_match_opening_tag: (tag, other) => `“{#${tag}}”由“{/${other}}”结束，前后名称应当一致，先开始的后结束`,
  // For a brace without its fellow the engine gives the text around it, however long.
  unclosed_tag: (tag) => `“{${tag.slice(0, 12)}”缺少右花括号“}”`,
  unopened_tag: (tag) => `“${tag.slice(-12)}}”缺少左花括号“{”`,
  duplicate_open_tag: (tag) => `“${tag}”多写了左花括号，字段只用一对花括号`,
  duplicate_close_tag: (tag) => `“${tag}”多写了右花括号，字段只用一对花括号`,
  unbalanced_loop_tags: (tag) => `“{#${tag}}”和“{/${tag}}”不在表格的同一行内`,
  loop_position_invalid: (tag) => `“{#${tag}}”和“{/${tag}}”的位置不成对，应当同在正文段落或者同在表格的一行内`,
  raw_xml_tag_should_be_only_text_in_paragraph: (tag) => `模板中的字段「${tag}」前不能使用符号“@”`,
}

/** The template engine's findings in words for the clerk. */
function syntaxProblems(error: unknown): readonly TemplateProblem[] {
  interface Found { readonly properties?: { readonly id?: string; readonly xtag?: string; readonly openingtag?: string; readonly closingtag?: string; readonly errors?: readonly Found[] } }
  const found = error as Found
  return (found.properties?.errors ?? [found]).map(({ properties = {} }) => {
    const field = properties.xtag ?? properties.openingtag ?? ''
    return { field, message: EXPLANATIONS[properties.id ?? '']?.(field, properties.closingtag ?? '') ?? '文档内容已损坏，无法作为模板，请重新另存为 .docx 后上传' }
  })
}
