/** Lines that a page or a mail program broke, joined again. */

const NEW_LINE = /^\s*(?:[一二三四五六七八九十]{1,3}、|[((][一二三四五六七八九十]{1,3}[))]|\d{1,2}[、..](?!\d)|[—-]\s*\d+\s*[—-]|第[一二三四五六七八九十]{1,3}[章节条])/
const CLOSED = /[。!?!?::;;]\s*$/

/** Lines of one width are the mark of a text that was broken by a page or a mail program. */
const WIDEST = 60
const FEWEST = 6

/** Joins the lines of a plain text if it was broken at one width; in any other text only numbers that a line break cut. */
export function unwrapped(text: string): string {
  const lines = text.split('\n')
  const widths = widthsOf(lines)
  const usual = widths[Math.floor(widths.length * 0.9)] ?? 0
  const atMargin = widths.filter((width) => width > usual - 3).length
  return widths.length >= FEWEST && usual >= 20 && usual <= WIDEST && atMargin * 2 >= widths.length ? joinWrapped(lines).join('\n') : joinNumbers(lines).join('\n')
}

const CUT = /[\u4e00-\u9fff(（][\d,.，．]*\d[.,]?$/
const SENTENCE = /[,。;:、，；：]/
/** The rest of a number (34件, 5%), or its sign or measure; 2.5 or 3、 may head a paragraph. */
const REST = /^(?!\d{1,2}[、.．](?!\d))(?:\d{1,4}(?:[.,]\d+)*(?:[%％‰]|[万亿余多]?[\u4e00-\u9fff])|[%％‰]|[万亿余多件个人名次项条份家户起场元处])/
const NARROWEST_CUT = 8
/** As much of a line as is looked at. */
const LONGEST_TAIL = 60

/** 全年办理案件1,2⏎34件: a line of prose that ends inside a number goes on in the next. */
function joinNumbers(lines: readonly string[]): string[] {
  const joined: string[][] = []
  let tail = ''
  for (const line of lines) {
    const cut = tail.length >= NARROWEST_CUT && CUT.test(tail) && SENTENCE.test(tail) && !tail.includes('\t') && !line.includes('\t') && REST.test(line.trimStart())
    const own = cut ? line.trimStart() : line
    if (cut) joined.at(-1)?.push(own)
    else joined.push([own])
    tail = `${cut ? tail : ''}${own.slice(-LONGEST_TAIL).trimEnd()}`.slice(-LONGEST_TAIL)
  }
  return joined.map((parts) => parts.map((part, at) => (at < parts.length - 1 ? part.trimEnd() : part)).join(''))
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
