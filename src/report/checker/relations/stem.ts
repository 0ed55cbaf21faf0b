/** The word a rate is of (出庭 of 负责人出庭率), and the counts that carry it. */
import { LIKE_STEMS } from '../lexicon/stages.ts'
import type { Term } from '../term.ts'

const ABSENT = /未|没有|缺席|不/

/** The word of the rate without 率: 出庭 of 行政机关负责人出庭率. */
export function stemOf(rate: Term): string {
  const label = /([\u4e00-\u9fff]+)率[^率]*$/.exec(rate.lead)?.[1] ?? /^[的]?([\u4e00-\u9fff]{2,8})率/.exec(rate.tail)?.[1] ?? ''
  return label.replace(/应诉$/, '').slice(-2)
}

/** 未出庭3件 and 出庭率; a rate that is itself one of absence (不合格率) counts what is named. */
export function isAbsent(part: Term, rate: Term): boolean {
  const stem = stemOf(rate)
  return ABSENT.test(part.lead) && !isRateOfAbsence(rate) && stem !== '' && part.lead.includes(stem)
}

export function isRateOfAbsence(rate: Term): boolean {
  return /(?:未|不)[\u4e00-\u9fff]{1,4}率/.test(rate.lead)
}

/** True if the words of the rate stand at the count, too: 合格970人 and 合格率. */
export function isBound(term: Term, rate: Term): boolean {
  const stem = stemOf(rate)
  return stem !== '' && (term.lead.includes(stem) || term.subject.includes(stem) || LIKE_STEMS[stem]?.test(term.lead) === true)
}

/** 隐患300处,其中重大隐患9处,整改296处,重大隐患整改率100%: the rate names what another number counts. */
export function isOfAnother(rate: Term, part: Term, before: readonly Term[]): boolean {
  const label = /([\u4e00-\u9fff]+)率[^率]*$/.exec(rate.lead)?.[1] ?? ''
  const name = label.slice(0, -stemOf(rate).length)
  const says = (term: Term): boolean => term.lead.includes(name) || term.subject.includes(name)
  return name.length > 1 && !says(part) && before.some((term) => term !== part && term.value < part.value && term.sentence === rate.sentence && says(term))
}
