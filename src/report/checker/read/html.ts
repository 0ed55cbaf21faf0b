/** HTML to text in one pass: blocks become lines, table rows become tab-separated lines. */

const SKIPPED = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg', 'select'])
const CELLS = new Set(['td', 'th'])
const BLOCKS = new Set(('p div br li ul ol h1 h2 h3 h4 h5 h6 section article header footer table thead tbody tfoot tr blockquote pre dd dt dl main nav form hr title figure figcaption').split(' '))
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', mdash: '—', ndash: '–', hellip: '…', middot: '·', ensp: ' ', emsp: ' ', times: '×',
  thinsp: ' ', deg: '°', plusmn: '±', le: '≤', ge: '≥', permil: '‰', sup2: '²', sup3: '³', yen: '¥', euro: '€', bull: '·', minus: '-', shy: '', zwnj: '', zwj: '' }

/** A cell with several paragraphs and more text than this lays the page out; so does one that holds a table. */
const LONGEST_CELL = 300
/** Tables nested deeper than this only lay out. */
const DEEPEST = 6

/** The readable text of a page. Cells of one row are divided by tabs, so that tables stay tables. */
export function htmlText(html: string): string {
  const out: string[] = []
  const cells: Cell[] = []
  const rows: Row[] = []
  let tables = 0
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      pushText(out, html.slice(at))
      break
    }
    pushText(out, html.slice(at, open))
    if (html.startsWith('<!--', open)) {
      at = endOr(html, '-->', open)
      continue
    }
    const close = html.indexOf('>', open)
    if (close < 0) break
    const tag = tagOf(html, open, close)
    at = close + 1
    if (SKIPPED.has(tag.name) && !tag.closing) at = endOr(html, `</${tag.name}`, at, true)
    else if (CELLS.has(tag.name)) {
      // The next cell, the row and the table close a cell that was left open.
      closeCells(out, cells, tables)
      if (!tag.closing && tables <= DEEPEST) {
        const width = openCell(out, (rows[tables] ??= { column: 0, below: [] }), html.slice(open, close))
        cells.push({ start: out.push('') - 1, table: tables, width })
      }
    } else if (BLOCKS.has(tag.name)) {
      if (tag.name === 'tr' || (tag.name === 'table' && tag.closing)) {
        closeCells(out, cells, tables)
        closeRow(out, rows[tables])
      }
      if (tag.name === 'table') {
        tables = Math.max(0, tables + (tag.closing ? -1 : 1))
        if (!tag.closing) rows[tables] = { column: 0, below: [] }
      }
      out.push('\n')
    }
  }
  closeCells(out, cells, 0)
  return out.join('').split('\n').map(plainLine).filter((line) => line !== '').join('\n')
}

/** An open cell: where its text begins in the output, and how deep its table stands. */
interface Cell { readonly start: number; readonly table: number; readonly width: number }

/** The row being read: the next column, and for every column how many rows a cell from above still reaches down. */
interface Row { column: number; readonly below: number[] }

/** Wider or longer spans than these only lay out. */
const WIDEST_SPAN = 50
const LONGEST_SPAN = 500

function spanOf(tag: string, name: string, most: number): number {
  const span = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(tag)?.[1] ?? 1)
  return span >= 1 && span <= most ? span : 1
}

/** Leaves an empty cell wherever one from above reaches down, so that columns stay columns; returns how many columns the new cell takes. */
function openCell(out: string[], row: Row, tag: string): number {
  skipReached(out, row)
  const width = spanOf(tag, 'colspan', WIDEST_SPAN)
  const down = spanOf(tag, 'rowspan', LONGEST_SPAN) - 1
  for (let at = 0; at < width; at++) row.below[row.column + at] = down
  row.column += width
  return width
}

function skipReached(out: string[], row: Row): void {
  for (let left = row.below[row.column] ?? 0; left > 0; left = row.below[row.column] ?? 0) {
    row.below[row.column++] = left - 1
    out.push('\t')
  }
}

function closeRow(out: string[], row: Row | undefined): void {
  if (!row || row.column === 0) return
  skipReached(out, row)
  row.column = 0
}

/** Closes the open cells of a table and of those in it. A cell becomes a piece of one line; one that lays the page out keeps its lines. */
function closeCells(out: string[], cells: Cell[], table: number): void {
  for (let cell = cells.at(-1); cell && cell.table >= table; cell = cells.at(-1)) {
    cells.pop()
    const text = out.splice(cell.start).join('')
    const laysOut = text.includes('\t') || (text.length > LONGEST_CELL && text.trim().includes('\n'))
    out.push(laysOut ? `\n${text}\n` : `${text.replace(/\s+/g, ' ')}${'\t'.repeat(cell.width)}`)
  }
}

function tagOf(html: string, open: number, close: number): { name: string; closing: boolean } {
  const closing = html[open + 1] === '/'
  const from = open + (closing ? 2 : 1)
  let to = from
  while (to < close && /[a-zA-Z0-9]/.test(html[to] as string)) to++
  return { name: html.slice(from, to).toLowerCase(), closing }
}

/** The end of the next occurrence, or of the page; a closing tag ends at its bracket. */
function endOr(html: string, mark: string, from: number, tag = false): number {
  const at = tag ? indexOfTag(html, mark, from) : html.indexOf(mark, from)
  if (at < 0) return html.length
  if (!tag) return at + mark.length
  const close = html.indexOf('>', at)
  return close < 0 ? html.length : close + 1
}

function indexOfTag(html: string, mark: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at, at + mark.length).toLowerCase() === mark) return at
  }
  return -1
}

function plainLine(line: string): string {
  const cells = (line.endsWith('\t') ? line.slice(0, -1) : line).split('\t').map((cell) => cell.trim())
  return cells.some((cell) => cell !== '') ? cells.join('\t') : ''
}

function pushText(out: string[], text: string): void {
  if (text === '') return
  out.push(decodeEntities(text).replace(/\s+/g, ' '))
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
