/** Numbers that cannot well stand beside each other although no sum is broken; always a doubt, never a contradiction. */
import type { Term } from '../term.ts'
import { sharesNoun } from './leq.ts'
import { amountOf, isCount, isExact, nameOf, numberText, type Context, type Link } from './link.ts'

const DISPUTES = /调解|纠纷|诉讼|仲裁|裁决/
const PARTIES = /当事人/
const YEAR_TOTAL = /(?:全年|年度|累计|总)(?:共|累计|计)?(?:办结|办理|受理)[^,;]*$/
const ALL_PUBLISHED = /全面推行[^,;]*公开|全部公开|一律公开|应公开尽公开/
const DECIDED = /维持|撤销|变更|确认违法|责令履行|驳回|终止/
const LIMITED_RATE = /(?:出庭|合格|通过|覆盖|满意|化解|调解|公示|公开|办结|按时|到位|参考|参训|持证)率/

export function findImplausible(context: Context): Link[] {
  return [...context.paragraphs.flatMap((terms) => [...parties(terms), ...beyondTotal(terms), ...partlyPublished(context, terms)]), ...context.terms.flatMap(overHundred)]
}

/** A dispute has two parties at least (民事诉讼法第五十一条: 当事人 are both sides; 人民调解法第十七条 speaks of 当事人双方 likewise). */
function parties(terms: readonly Term[]): Link[] {
  return terms.flatMap((persons, index) => {
    const cases = terms[index - 1]
    if (!cases || persons.family !== 'person' || cases.family !== 'case' || !PARTIES.test(persons.lead) || !DISPUTES.test(cases.lead) || persons.sentence !== cases.sentence) return []
    if (!isExact(cases, persons)) return []
    const holds = cases.value * 2 <= persons.value
    const link: Link = { kind: 'leq', terms: [cases, persons], formula: `2 * ${cases.id} <= ${persons.id}`, stated: persons.value, recomputed: cases.value * 2, holds }
    if (holds) return [link]
    return [{
      ...link, verdict: {
        severity: 'doubt' as const, message: `${amountOf(cases)}至少涉及当事人${numberText(cases.value * 2)}${persons.unit}，文中为${amountOf(persons)}。`, arithmetic: `${numberText(cases.value)}×2=${numberText(cases.value * 2)}>${numberText(persons.value)}`,
        fits: '当事人中的单位未计入人数时可以相符，请写明统计口径',
      },
    }]
  })
}

/** A year's total that is smaller than what the paragraph itself counts of its kind. */
function beyondTotal(terms: readonly Term[]): Link[] {
  return terms.flatMap((total, index) => {
    if (!isCount(total) || !isExact(total) || !YEAR_TOTAL.test(total.lead)) return []
    const earlier = terms.slice(Math.max(0, index - 12), index).filter((term) => isCount(term) && term.unit === total.unit && isExact(term) && term.sentence !== total.sentence)
    const links: Link[] = []
    for (const group of parallelGroups(earlier)) {
      const over = group.filter((term) => term.value <= total.value)
      const sum = over.reduce((all, term) => all + term.value, 0)
      if (over.length > 1 && sum > total.value && over.some((term) => sharesNoun(term, total))) links.push(scopeLink(over, total, sum))
    }
    for (const term of earlier) if (term.value > total.value && sharesNoun(term, total)) links.push(scopeLink([term], total, term.value))
    return links
  })
}

/** Neighbouring numbers of one sentence whose clauses begin alike: 采取甲办理…, 采取乙办理…. */
function parallelGroups(terms: readonly Term[]): Term[][] {
  const groups: Term[][] = []
  for (const term of terms) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (last && last.sentence === term.sentence && last.lead.slice(0, 3).replace(/^[,\s]/, '').slice(0, 2) === term.lead.slice(0, 3).replace(/^[,\s]/, '').slice(0, 2)) group?.push(term)
    else groups.push([term])
  }
  return groups.filter((group) => group.length > 1)
}

function scopeLink(parts: readonly Term[], total: Term, sum: number): Link {
  const addition = parts.map((term) => numberText(term.value)).join('+')
  return {
    kind: 'leq', terms: [...parts, total], formula: `${parts.map((term) => term.id).join(' + ')} <= ${total.id}`, stated: total.value, recomputed: sum, holds: false,
    verdict: {
      severity: 'doubt', message: `${parts.map((term) => amountOf(term)).join('、')}超过${nameOf(total)}${amountOf(total)}，两者统计范围是否不同，请写明。`, arithmetic: `${parts.length > 1 ? `${addition}=${numberText(sum)}` : numberText(sum)}>${numberText(total.value)}`,
      fits: '统计范围不同（事项、窗口或时段）时可以并存',
    },
  }
}

/** 全面推行决定书公开, yet fewer are published than were decided. */
function partlyPublished(context: Context, terms: readonly Term[]): Link[] {
  return terms.flatMap((published, index) => {
    if (!isCount(published) || !isExact(published) || !/公开/.test(published.lead)) return []
    const sentence = context.layout.sentences[published.sentence]
    if (!sentence || !ALL_PUBLISHED.test(context.layout.folded.slice(Math.max(sentence.start, published.start - 120), published.start))) return []
    const decided = terms.slice(Math.max(0, index - 6), index).filter((term) => isCount(term) && isExact(term) && term.family === published.family && DECIDED.test(term.lead))
    const sum = decided.reduce((all, term) => all + term.value, 0)
    if (decided.length === 0 || sum <= published.value) return []
    return [{
      kind: 'leq' as const, terms: [...decided, published], formula: `${decided.map((term) => term.id).join(' + ')} <= ${published.id}`, stated: published.value, recomputed: sum, holds: false,
      verdict: {
        severity: 'doubt' as const, message: `称全面推行公开，前文作出决定${numberText(sum)}${published.unit}，公开${amountOf(published)}。`, arithmetic: `${decided.map((term) => numberText(term.value)).join('+')}=${numberText(sum)}>${numberText(published.value)}`,
        fits: `其余${numberText(sum - published.value)}${published.unit}依法不公开或者尚未到期时可以相符`,
      },
    }]
  })
}

/** A rate of a part cannot exceed 100 %. */
function overHundred(rate: Term): Link[] {
  if (rate.unit !== '%' || rate.value <= 100 || !LIMITED_RATE.test(rate.lead)) return []
  return [{
    kind: 'leq', terms: [rate], formula: `${rate.id} <= 100`, stated: 100, recomputed: rate.value, holds: false,
    verdict: { severity: 'doubt', message: `${nameOf(rate)}${amountOf(rate)}超过100%，请核对分子、分母。`, arithmetic: `${numberText(rate.value)}%>100%` },
  }]
}
