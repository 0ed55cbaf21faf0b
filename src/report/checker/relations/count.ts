/** The number of names in a list against the number stated for it. */
import { fitsCount, findMembers, type Members } from '../lists.ts'
import { SHORT_NAMES } from '../lexicon/departments.ts'
import type { Term } from '../term.ts'
import type { Sentence } from '../segments.ts'
import { amountOf, type Context, type Link, type Verdict } from './link.ts'

const LARGEST = 60

/** Finds lists of names whose number is stated. */
export function findCounts(context: Context): Link[] {
  return context.terms.flatMap((term) => {
    if (term.form === 'word' || term.family === 'rate' || term.family === 'money' || term.value > LARGEST || term.bound === 'most') return []
    const sentence = context.layout.sentences[term.sentence] as Sentence
    const members = term.members ?? findMembers(context.layout, sentence, { start: term.start, end: term.unitEnd, value: term.value, programme: false })
    const link = members && linkOf(term, members)
    return link ? [link] : []
  })
}

function linkOf(term: Term, members: Members): Link | undefined {
  const joined = members.open ? lostMark(members, term.value) : undefined
  const fits = fitsCount(members, term.value)
  const named = members.names.length
  const formula = members.open ? `names(${named}) <= ${term.id}` : `names(${named}) = ${term.id}`
  const link: Link = { kind: 'count', terms: [term], formula, stated: term.value, recomputed: members.least <= term.value && term.value <= members.most ? term.value : named, holds: fits && !joined }
  if (joined) return { ...link, recomputed: named, verdict: joinedVerdict(term, members, joined) }
  if (fits || term.bound !== 'exact') return fits ? link : undefined
  if (isOverfull(members, term)) return { ...link, verdict: listVerdict(term, members) }
  return isCountable(members, term) ? { ...link, verdict: listVerdict(term, members) } : undefined
}

/** 甲、乙、丙、丁等三项: 等 leaves room for more, never for less. Short names of things counted by a plain measure only. */
function isOverfull({ tie, open, least, names }: Members, { value, unit }: Term): boolean {
  return tie === 'before' && open && value >= 3 && least > value && least <= value + 2 && '个项类家'.includes(unit) && unit !== '' && names.slice(1).every((name) => name.length <= 8 && !/[,:和与及()\d]/.test(name))
}

/** A list set off behind its number, divided by 、 alone, without brackets inside, can be counted. */
function isCountable(members: Members, term: Term): boolean {
  const plain = members.names.every((name) => name.length <= 20 && !/[,:和与及()]/.test(name))
  return (members.tie === 'colon' || members.tie === 'bracket') && !members.open && members.least === members.most && plain && members.least >= 3 && Math.abs(members.least - term.value) <= 2
}

function listVerdict(term: Term, members: Members): Verdict {
  // A name too many may be one with 、 inside; a list in brackets may leave one out.
  const sure = members.tie === 'colon' && members.least < term.value
  return { severity: sure ? 'contradiction' : 'doubt', message: `文中称${amountOf(term)}，所列名称为${members.least}个。`, arithmetic: `${members.names.join('、')}，共${members.least}个≠${term.value}`, fits: `${members.least}${term.unit}` }
}

/**
 * Short names of departments of which one is two written together (甲乙 for 甲、乙): one name is missing, and the
 * double name would make it up.
 */
function lostMark(members: Members, value: number): string | undefined {
  const { names } = members
  if (members.least !== value - 1 || names.length < 4) return undefined
  const double = names.filter((name) => name.length === 4 && !SHORT_NAMES.has(name) && SHORT_NAMES.has(name.slice(0, 2)) && SHORT_NAMES.has(name.slice(2)))
  const others = names.slice(1).filter((name) => name !== double[0])
  return double.length === 1 && others.every((name) => name.length <= 3) ? double[0] : undefined
}

function joinedVerdict(term: Term, members: Members, double: string): Verdict {
  return {
    severity: 'contradiction', message: `文中称${amountOf(term)}，所列名称为${members.least}个；“${double}”疑为两项漏写顿号。`,
    arithmetic: `${members.names.slice(1).join('、')}等，共${members.least}个≠${term.value}`, fits: `“${double.slice(0, 2)}、${double.slice(2)}”作两项计时为${term.value}个；否则应为${members.least}个`,
  }
}
