/** HTML to text in one pass: blocks become lines, table rows become tab-separated lines. */

const SKIPPED = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg', 'select'])
const BLOCKS = new Set(('p div br li ul ol h1 h2 h3 h4 h5 h6 section article header footer table thead tbody tfoot tr blockquote pre dd dt dl main nav form hr title figure figcaption').split(' '))
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', mdash: '—', ndash: '–', hellip: '…', middot: '·', ensp: ' ', emsp: ' ', times: '×',
  thinsp: ' ', deg: '°', plusmn: '±', le: '≤', ge: '≥', permil: '‰', sup2: '²', sup3: '³', yen: '¥', euro: '€', bull: '·', minus: '-', shy: '', zwnj: '', zwj: '' }

/** The readable text of a page. Cells of one row are divided by tabs, so that tables stay tables. */
export function htmlText(html: string): string {
  const out: string[] = []
  let at = 0
  let cells = 0
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
    if (tag.name === 'tr') cells = 0
    if (SKIPPED.has(tag.name) && !tag.closing) at = endOr(html, `</${tag.name}`, at, true)
    else if (tag.name === 'td' || tag.name === 'th') {
      if (!tag.closing) out.push(cells++ > 0 ? '\t' : '')
      else cells = Math.max(cells, 1)
    } else if (BLOCKS.has(tag.name)) {
      if (tag.name === 'table' || (tag.name === 'tr' && tag.closing)) cells = 0
      // A paragraph inside a cell must not break the row.
      out.push(cells > 0 ? ' ' : '\n')
    }
  }
  return out.join('').split('\n').map(plainLine).filter((line) => line !== '').join('\n')
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
  return line.split('\t').map((cell) => cell.trim()).join('\t').replace(/^\t+$/, '')
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
