/** Lines that a page or a mail program broke, joined again. */

const NEW_LINE = /^\s*(?:[一二三四五六七八九十]{1,3}、|[((][一二三四五六七八九十]{1,3}[))]|\d{1,2}[、..](?!\d)|[—-]\s*\d+\s*[—-]|第[一二三四五六七八九十]{1,3}[章节条])/
const CLOSED = /[。!?!?::;;]\s*$/

/** Lines of one width are the mark of a text that was broken by a page or a mail program. */
const WIDEST = 60
const FEWEST = 6

/** Joins the lines of a plain text if it was broken at one width; any other text stays as it is. */
export function unwrapped(text: string): string {
  const lines = text.split('\n')
  const widths = widthsOf(lines)
  const usual = widths[Math.floor(widths.length * 0.9)] ?? 0
  const atMargin = widths.filter((width) => width > usual - 3).length
  return widths.length >= FEWEST && usual >= 20 && usual <= WIDEST && atMargin * 2 >= widths.length ? joinWrapped(lines).join('\n') : text
}

function widthsOf(lines: readonly string[]): number[] {
  return lines.map((line) => widthOf(line.trim())).filter((width) => width > 0).toSorted((a, b) => a - b)
}

/** A full line that ends without a closing mark goes on in the next one. */
export function joinWrapped(lines: readonly string[]): string[] {
  const widths = widthsOf(lines)
  const full = (widths[Math.floor(widths.length * 0.9)] ?? 0) * 0.7
  const joined: string[] = []
  let open = false
  for (const line of lines) {
    const text = withoutGaps(line.trimEnd())
    if (open && text.trim() !== '' && !NEW_LINE.test(text)) joined[joined.length - 1] += text.trimStart()
    else joined.push(text)
    open = widthOf(text.trim()) >= full && full >= 15 && !CLOSED.test(text) && !text.includes('\t')
  }
  return joined
}

/** Latin letters and digits are half as wide as Chinese characters. */
function widthOf(line: string): number {
  let width = 0
  for (let at = 0; at < line.length; at++) width += line.charCodeAt(at) < 0x2000 ? 0.5 : 1
  return width
}

/** Typesetting puts a gap between Chinese and digits; in prose (not in columns) it is none. */
function withoutGaps(line: string): string {
  return /[,。;:、,]/.test(line) ? line.replace(/(?<=[\u4e00-\u9fff〕]) (?=\d)|(?<=[\d%]) (?=[\u4e00-\u9fff])/g, '') : line
}
