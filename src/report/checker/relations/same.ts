/** The same quantity said twice, in two places of a report. */
import type { Term } from '../term.ts'
import type { Layout } from '../segments.ts'
import { amountOf, intervalOf, isCount, isExact, nameOf, numberText, type Context, type Link } from './link.ts'

/** A subject this long that is word for word the same means the same thing. */
const LONG_SUBJECT = 8
const BODIES = /^(?:镇|乡|街道|村|社区|部门|单位)/

/** Finds quantities stated in two places; equal ones are tied, unequal ones of the very same words are a doubt. */
export function findSame(context: Context): Link[] {
  const bySubject = new Map<string, Term>()
  const byBody = new Map<string, Term>()
  const links: Link[] = []
  for (const term of context.terms) {
    if (!isCount(term) || term.subject === '') continue
    const key = `${term.subject}|${term.unit}`
    const earlier = bySubject.get(key)
    if (earlier && term.subject.length >= 4) links.push(...compare(context.layout, earlier, term))
    bySubject.set(key, term)
    const body = BODIES.exec(term.subject)?.[0]
    const bodyKey = body && `${body[0]}|${term.value}|${term.unit}`
    const twin = bodyKey ? byBody.get(bodyKey) : undefined
    if (twin && twin !== earlier && term.value >= 5) links.push(link(twin, term, true))
    if (bodyKey) byBody.set(bodyKey, term)
  }
  return [...withoutSeries(links), ...context.sentences.flatMap(parallel)]
}

/** Two passages that differ in several quantities of the same words tell of two places or periods; so does a quantity with a third value. */
function withoutSeries(links: readonly Link[]): Link[] {
  const passages = new Map<string, number>()
  const values = new Map<string, number>()
  const passageOf = ({ terms: [a, b] }: Link): string => `${a?.paragraph}|${b?.paragraph}`
  const wordsOf = ({ terms: [a] }: Link): string => `${a?.subject}|${a?.unit}`
  for (const one of links.filter(({ holds }) => !holds)) {
    passages.set(passageOf(one), (passages.get(passageOf(one)) ?? 0) + 1)
    values.set(wordsOf(one), (values.get(wordsOf(one)) ?? 0) + 1)
  }
  return links.filter((one) => one.holds || (passages.get(passageOf(one)) === 1 && values.get(wordsOf(one)) === 1))
}

function link(a: Term, b: Term, holds: boolean): Link {
  return { kind: 'same', terms: [a, b], formula: `${a.id} = ${b.id}`, stated: b.value, recomputed: a.value, holds }
}

function compare(layout: Layout, a: Term, b: Term): Link[] {
  const [lowA, highA] = intervalOf(a)
  const [lowB, highB] = intervalOf(b)
  if (lowA <= highB && lowB <= highA) return [link(a, b, true)]
  const sameScope = timeOf(layout, a) === timeOf(layout, b) && a.owner === b.owner && a.sentence !== b.sentence && isExact(a, b)
  if (!sameScope || a.subject.length < LONG_SUBJECT || a.lead !== b.lead || a.lead.length < LONG_SUBJECT || layout.folded.slice(a.end, a.unitEnd) !== layout.folded.slice(b.end, b.unitEnd)) return []
  return [{
    ...link(a, b, false), verdict: {
      severity: 'doubt', message: `“${nameOf(a)}”前后两处数据不同：${amountOf(a)}与${amountOf(b)}，请核对时段和范围。`, arithmetic: `${numberText(a.value)}≠${numberText(b.value)}`, fits: '两处一致，或写明各自的时段、范围',
    },
  }]
}

const TIME = /(?:\d{4}|20[xX×]{2})年|\d{1,2}(?:[-—~至]\d{1,2})?月|上半年|下半年|季度|今年|去年|上年|当年|近[一二三四五两]年/g

/** The period last named in the paragraph before a number, months included. */
function timeOf({ folded, paragraphs }: Layout, { paragraph, start }: Term): string {
  const from = Math.max(paragraphs[paragraph]?.start ?? 0, start - 300)
  return [...folded.slice(from, start).matchAll(TIME)].at(-1)?.[0] ?? ''
}

/** 县级共18大类…,乡级共18大类: two clauses of one form with one number. */
function parallel(terms: readonly Term[]): Link[] {
  const links: Link[] = []
  terms.forEach((term, index) => {
    const twin = terms.slice(Math.max(0, index - 3), index).find((other) => isCount(other) && isCount(term) && other.unit === term.unit && other.value === term.value && other.value >= 5)
    if (twin && twin.lead.at(-1) === term.lead.at(-1)) links.push(link(twin, term, true))
  })
  return links
}
