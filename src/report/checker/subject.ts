/** What a number counts, whose it is and when: read from the words around it. */
import { LEAD_IN, PHRASE_END } from './lexicon/verbs.ts'
import type { Layout, Sentence } from './segments.ts'
import { findWordAt, isHan, lexiconOf, skipBlanks } from './text.ts'

const ENDS = lexiconOf(PHRASE_END)
const LEADS = lexiconOf(LEAD_IN)
const BREAKS = ',;。:!?\n\t|'
const LONGEST = 24

/** The text of the clause before a position, not crossing `limit` (the end of the number before). */
export function leadOf(folded: string, start: number, limit: number): string {
  let from = start
  let closed = 0
  while (from > limit && start - from < LONGEST * 2 && !BREAKS.includes(folded[from - 1] as string)) {
    const char = folded[from - 1]
    // A number in brackets belongs to the words inside them.
    if (char === '(' && closed === 0) break
    closed += char === ')' ? 1 : char === '(' ? -1 : 0
    from--
  }
  return folded.slice(from, start).trim()
}

/** The text of the clause after a position, up to the next number (`limit`). */
export function tailOf(folded: string, end: number, limit: number): string {
  let to = end
  while (to < limit && to - end < LONGEST * 2 && !BREAKS.includes(folded[to] as string)) to++
  return folded.slice(end, to).trim()
}

/** Words that hold the sign of an end without ending anything: 行为, 公共, 未成年人, 被告. */
const INSIDE = /^(?:行为|公共|理由|事由|案由|自由|针对|人为)|^.?(?:共享|共治|共建|共同|未成|被告|被申|被执|被害|在编|在职|在岗|在建|在册|在线|不良|不动|不文|不合|不规|不予|对外|对口|并联|均衡)/
/** 5次降为1次, 80分至90分: what follows is the other number. */
const MOVES = /^(?:再|又)?(?:压缩|压减|精简|缩减|缩短|减少|下降|降低|整合|合并|增加|增长|提高|提升|上升|扩大|调整|优化|降|减|增)?(?:至|到|为)(?:\D{0,2})$/

/** The noun phrase after a measure word: 32个[审批事项]. Empty if a verb or mark follows at once. */
export function nounAfter(tail: string): string {
  let at = tail.startsWith('的') ? 1 : 0
  if (!isHan(tail[at]) && !'“《'.includes(tail[at] ?? ' ')) return ''
  // 977件中直接纠错…: what follows is among them, not what they are.
  if (/^中(?![心小学层医专共等级央间])/.test(tail)) return ''
  const from = at
  while (at < tail.length && at - from < 20) {
    const char = tail[at] as string
    const ends = findWordAt(tail, at, ENDS) !== undefined && !INSIDE.test(tail.slice(Math.max(from, at - 1), at + 2))
    if (at > from && ends) break
    if (at === from && (ends || MOVES.test(tail.slice(at)))) return ''
    if (!isHan(char) && !'()“”《》、·'.includes(char)) break
    at++
  }
  return trimMarks(tail.slice(from, at))
}

/** (二), 3. or 一、 of a heading run on into its first sentence. */
const ORDINAL = /^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])/

/** The words before a number without openers and blurs: 全年共[制发规范性文件]6件. */
export function nounBefore(lead: string): string {
  let from = ORDINAL.exec(lead)?.[0].length ?? 0
  for (;;) {
    from = skipBlanks(lead, from)
    const word = findWordAt(lead, from, LEADS)
    if (!word || from + word.length >= lead.length) break
    from += word.length
  }
  const phrase = lead.slice(from).replace(/(?:压缩|压减|精简|缩减|缩短|减少|下降|降低|增加|增长|提高|提升|上升|扩大|整合|调整|优化|降|减|增)(?:至|到|为|成)$/, '').replace(/(?:共计|总计|合计|累计|共|达到|高达|达|为|约|近|超过|超|了|有|等|分别|总数|逾|突破|均|\d+年)+$/, '')
  return trimMarks(phrase.slice(-LONGEST))
}

function trimMarks(phrase: string): string {
  return phrase.replace(/^[\s、”’》)·的]+/, '').replace(/[\s、“‘《(·的]+$/, '')
}

/** 20xx is a year whose digits were taken out; it is printed as it stands. */
const PERIOD = /(?:\d{4}|20[xX×]{2}|二〇[〇一二三四五六七八九]{2})年(?:度|底|末|初|上半年|下半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}日)?)?|今年|去年|上半年|下半年|本年度/g

/** The last period named in a sentence before a position; empty if none. */
export function periodBefore(folded: string, sentence: Sentence, position: number): string {
  let last = ''
  for (const match of folded.slice(Math.max(sentence.start, position - 300), position).matchAll(PERIOD)) last = match[0]
  return last
}

const OWNER = /(?:全[市区县镇省]|我[市区县镇]|区政府(?:本级|各部门)?|县政府(?:本级)?|市政府|各(?:街镇|镇街|部门|街道)|全区各[^,、\d]{2,8}部门|[省市区县村镇]级|国家)/g

/** Whose figure it is: the last bearer named in the sentence before it; empty if none. */
export function ownerBefore(layout: Layout, sentence: Sentence, position: number): string {
  let last = ''
  for (const match of layout.folded.slice(Math.max(sentence.start, position - 120), position).matchAll(OWNER)) last = match[0]
  return last
}
