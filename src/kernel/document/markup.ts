import type { Block, Column, Paper } from './paper.ts'

type Draft = { -readonly [K in keyof Paper]: Paper[K] } & { title: string[]; blocks: Block[] }
/** What an `@` line adds. */
type Directive = (draft: Draft, rest: string) => void

const DIRECTIVES: { readonly [name: string]: Directive } = {
  发文机关: (draft, rest) => { draft.mark = rest || '{机关}' },
  文号: (draft, rest) => { draft.number = rest || '{文号}' },
  签发人: (draft, rest) => { draft.signer = rest },
  主送: (draft, rest) => { draft.blocks.push({ kind: 'addressee', text: /[：:]$/.test(rest) ? rest.replace(/:$/, '：') : `${rest}：` }) },
  落款: (draft, rest) => {
    const [organ, date] = rest.split(/\s+/)
    draft.blocks.push({ kind: 'signature', organ: organ || '{机关}', date: date || '{今日}' })
  },
  附件: (draft, rest) => {
    const name = rest.replace(/^\d+[.．]\s*/, '')
    const last = draft.blocks.at(-1)
    if (last?.kind === 'attachments') draft.blocks[draft.blocks.length - 1] = { kind: 'attachments', names: [...last.names, name] }
    else draft.blocks.push({ kind: 'attachments', names: [name] })
  },
  附注: (draft, rest) => { draft.blocks.push({ kind: 'note', text: /^（.*）$/.test(rest) ? rest : `（${rest}）` }) },
  附件页: (draft, rest) => {
    const [label = '', ...title] = rest.split(/\s+/)
    draft.blocks.push({ kind: 'annex', label, title: title.join('') })
  },
  抄送: (draft, rest) => { draft.imprint = { ...draft.imprint, copies: rest.endsWith('。') ? rest : `${rest}。` } },
  印发: (draft, rest) => {
    const [office, printed_on = '{今日}'] = rest.split(/\s+/)
    draft.imprint = { ...draft.imprint, office: office || '{机关}', printed_on }
  },
  二维码: (draft, rest) => {
    const [tag = '', ...caption] = rest.split(/\s+/)
    draft.blocks.push({ kind: 'code', tag, caption: caption.join('') })
  },
  分页: (draft) => { draft.blocks.push({ kind: 'page_break' }) },
}

/**
 * Reads a template: `# 标题` (several lines, several printed lines), `## 一、` to `#####`, `@` lines, `| a | b |` rows, and
 * anything else a paragraph. A row of dashes under the first makes it a header; the dashes give the widths, colons
 * the alignment. Blank lines separate nothing but the eye.
 * @throws RangeError naming the line that is not understood, or that the title is missing
 */
export function parseMarkup(source: string): Paper {
  const draft: Draft = { title: [], blocks: [] }
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.trim()
    if (line === '') continue
    if (line.startsWith('|')) {
      const from = at
      while (lines[at + 1]?.trim().startsWith('|')) at++
      draft.blocks.push(tableOf(lines.slice(from, at + 1).map((one) => one.trim())))
    } else if (line.startsWith('@')) directive(draft, line, at + 1)
    else if (line.startsWith('#')) heading(draft, line, at + 1)
    else draft.blocks.push({ kind: 'body', text: line })
  }
  if (draft.title.length === 0) throw new RangeError('文书模板缺少标题，请在第一行写“# 标题”')
  return draft
}

function directive(draft: Draft, line: string, at: number): void {
  const [, name = '', rest = ''] = /^@(\p{Script=Han}+)\s*(.*)$/u.exec(line) ?? []
  const known = DIRECTIVES[name]
  if (!known) throw new RangeError(`文书模板第 ${at} 行的“${line}”无法识别，可用的有：@${Object.keys(DIRECTIVES).join('、@')}`)
  known(draft, rest.trim())
}

function heading(draft: Draft, line: string, at: number): void {
  const [, marks, text] = /^(#{1,5})\s+(.+)$/.exec(line) ?? []
  if (!marks || !text) throw new RangeError(`文书模板第 ${at} 行的“${line}”无法识别，标题应写作“# 标题”，层次应写作“## 一、”至“##### （1）”`)
  if (marks.length > 1) draft.blocks.push({ kind: 'heading', level: (marks.length - 1) as 1 | 2 | 3 | 4, text })
  else if (draft.blocks.length > 0) throw new RangeError(`文书模板第 ${at} 行：文书标题应写在正文之前`)
  else draft.title.push(text)
}

/** Cells of a row; a bar written \| does not divide. */
const cellsOf = (row: string): string[] =>
  row.replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'))

function tableOf(lines: readonly string[]): Block {
  const rows = lines.map(cellsOf)
  const ruled = rows[1]?.every((cell) => /^:?-+:?$/.test(cell)) === true
  if (!ruled) return { kind: 'table', rows }
  const columns = rows[1]!.map((cell): Column => ({
    width: cell.length,
    align: cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : 'left',
  }))
  return { kind: 'table', rows: [rows[0]!, ...rows.slice(2)], header: true, columns }
}
