/** Part ≤ whole where no sum is stated: later stages of one process, narrower groups of one kind, claims and their base. */
import { CONCLUDED, INTAKE, OUTCOME, OUTGROWN, RECEIVED } from '../lexicon/stages.ts'
import type { Term } from '../term.ts'
import { findWordAt, isHan, lexiconOf } from '../text.ts'
import { BODIES, bodies } from './bodies.ts'
import { amountOf, between, intervalOf, isCount, isExact, leq, nameOf, numberText, positionOf, type Context, type Link } from './link.ts'

const IN = lexiconOf(INTAKE)
const OUT = lexiconOf(OUTCOME)
const NEAR = 8

/** Finds parts of wholes by their words. */
export function findParts(context: Context): Link[] {
  const near = context.paragraphs.flatMap((terms) => [...stages(context, terms), ...groups(terms), ...carriers(context, terms), ...targets(terms), ...claims(context, terms)])
  return [...near, ...sections(context.terms), ...bodies(context.terms)]
}

function hasVerb(term: Term, lexicon: typeof IN): boolean {
  const text = `${term.lead.slice(-16)}|${term.subject.slice(0, 12)}|${term.tail.slice(0, 12)}`
  for (let at = 0; at < text.length; at++) if (findWordAt(text, at, lexicon)) return true
  return false
}

/** 受理 → 办结, 报名 → 参考 → 合格: the later stage is not larger. …的12项 is a part of the number before. */
function stages(context: Context, terms: readonly Term[]): Link[] {
  return terms.flatMap((part, index) => {
    if (!isCount(part)) return []
    const earlier = terms.slice(Math.max(0, index - 4), index).filter((whole) => isCount(whole) && whole.sentence === part.sentence)
    const whole = earlier.at(-1)
    if (whole && part.lead.endsWith('的') && whole.unit === part.unit && intervalOf(part)[0] <= intervalOf(whole)[1]) return [leq(part, whole)]
    const outgrown = outgrows(context, terms, index)
    if (outgrown) return [outgrown]
    if (!hasVerb(part, OUT)) return []
    const intakes = earlier.filter((term) => hasVerb(term, IN))
    // Only the intake told last can be less than what came of it; one before it belongs to other cases.
    return intakes.flatMap((term) => stage(part, term, joinedTo(context, terms, term), carriedOver(context, part) || term !== intakes.at(-1) || (intakes.length > 1 && intakes.reduce((sum, { value }) => sum + value, 0) >= part.value)))
  })
}

/** 调解案件300件,调解成功320件: more came of it than there was, and no older stock is told. */
function outgrows(context: Context, terms: readonly Term[], index: number): Link | undefined {
  const [whole, part] = [terms[index - 1], terms[index] as Term]
  if (!whole || !isCount(whole) || whole.unit !== part.unit || whole.sentence !== part.sentence || !isExact(whole, part) || part.value <= whole.value) return undefined
  const words = whole.lead + whole.subject
  if (/[;:]/.test(between(context, whole, part)) || carriedOver(context, part) || joinedTo(context, terms, whole) || /不|未|新增|当场|立即|再/.test(whole.lead.slice(-12)) || !OUTGROWN.some(([before, after]) => before.test(words) && after.test(part.lead))) return undefined
  return {
    ...leq(part, whole, false), verdict: {
      severity: 'doubt', message: `${nameOf(part)}${amountOf(part)}多于${nameOf(whole)}${amountOf(whole)}，是否含此前的，请核。`, arithmetic: `${numberText(part.value)}>${numberText(whole.value)}`, fits: `${amountOf(part)}不多于${amountOf(whole)}时相符`,
    },
  }
}

/** 120户企业、35户个体工商户: the number joined to the left by 、, counted in the same unit. */
function joinedTo(context: Context, terms: readonly Term[], term: Term): Term | undefined {
  const left = terms[positionOf(terms, term) - 1]
  return left && left.unit === term.unit && isCount(left) && /^[^,;。、]{1,12}、$/.test(between(context, left, term)) ? left : undefined
}

/** The sentence itself says that cases of the year before are counted. */
function carriedOver({ layout }: Context, term: Term): boolean {
  const sentence = layout.sentences[term.sentence]
  return sentence !== undefined && /结转|旧存|存案|遗留|上年|去年/.test(layout.folded.slice(Math.max(sentence.start, term.start - 120), Math.min(sentence.end, term.end + 120)))
}

function stage(part: Term, whole: Term, joined: Term | undefined, explained: boolean): Link[] {
  if (intervalOf(part)[0] <= intervalOf(whole)[1]) return [leq(part, whole)]
  if (joined && part.family === whole.family && part.value <= whole.value + joined.value) {
    return [{ ...leq(part, whole), terms: [part, joined, whole], formula: `${part.id} <= ${joined.id} + ${whole.id}`, stated: whole.value + joined.value }]
  }
  const carried = part.family === whole.family && isExact(part, whole) && RECEIVED.test(whole.lead) && CONCLUDED.test(part.lead)
  if (!carried || explained) return []
  return [{
    ...leq(part, whole, false), verdict: {
      severity: 'doubt', message: `${nameOf(part)}${amountOf(part)}多于${nameOf(whole)}${amountOf(whole)}，是否含上年结转，请写明。`, arithmetic: `${numberText(part.value)}>${numberText(whole.value)}`,
      fits: `上年结转不少于${numberText(part.value - whole.value)}${part.unit}时相符`,
    },
  }]
}

/** The largest number of a kind in a paragraph may hold the others: 40个执法单位, 12个单位. Only what agrees is tied. */
function groups(terms: readonly Term[]): Link[] {
  const links: Link[] = []
  const counts = terms.filter((term) => isCount(term))
  counts.forEach((part, index) => {
    const around = [...counts.slice(Math.max(0, index - NEAR), index), ...counts.slice(index + 1, index + 4)]
    const whole = around.filter((term) => intervalOf(term)[0] > intervalOf(part)[1] && (term.family === part.family ? sharesNoun(part, term) : isThing(term) && isThing(part) && sharesNoun(part, term, 4)))
    for (const term of whole.toSorted((a, b) => b.value - a.value).slice(0, 2)) links.push(leq(part, term))
  })
  return links
}

/** Numbers in different paragraphs of one section: the largest of a kind may hold the others. */
function sections(terms: readonly Term[]): Link[] {
  return terms.flatMap((part, index) => {
    if (!isCount(part)) return []
    const others = [...terms.slice(Math.max(0, index - 24), index), ...terms.slice(index + 1, index + 12)]
    const whole = others.filter((term) => isCount(term) && term.section === part.section && term.paragraph !== part.paragraph && term.family === part.family && intervalOf(term)[0] > intervalOf(part)[1] && sharesNoun(part, term))
      .toSorted((a, b) => b.value - a.value)[0]
    return whole ? [leq(part, whole)] : []
  })
}

function isThing(term: Term): boolean {
  return ['item', 'case', '条', '份'].includes(term.family)
}

/** So many Chinese characters in a row in common near both numbers. */
export function sharesNoun(a: Term, b: Term, length = 2): boolean {
  const left = nounsOf(a, length)
  const right = nounsOf(b, length)
  for (const pair of left) if (right.has(pair)) return true
  return false
}

const COMMON = new Set('全区 我区 区政 政府 工作 开展 进行 组织 各类 有关 相关 累计 全年 完成 实施 建立 推进 加强 提出 制定 年共 共办 我县 全市 全县 部门'.split(' '))

const nounCache = new WeakMap<Term, Map<number, ReadonlySet<string>>>()

function nounsOf(term: Term, length: number): ReadonlySet<string> {
  const cached = nounCache.get(term)?.get(length)
  if (cached) return cached
  const nouns = readNouns(`${term.subject.slice(-16)}|${term.lead.slice(-16)}|${term.tail.slice(0, 10)}`, length)
  if (!nounCache.has(term)) nounCache.set(term, new Map())
  nounCache.get(term)?.set(length, nouns)
  return nouns
}

function readNouns(text: string, length: number): Set<string> {
  const nouns = new Set<string>()
  let run = 0
  for (let at = 0; at < text.length; at++) {
    run = isHan(text[at]) ? run + 1 : 0
    const noun = run >= length ? text.slice(at + 1 - length, at + 1) : ''
    if (noun !== '' && !COMMON.has(noun)) nouns.add(noun)
  }
  return nouns
}

/** 8个部门发生案件30件, 6项10条: every carrier holds at least one. */
function carriers(context: Context, all: readonly Term[]): Link[] {
  const terms = all.filter((term) => term.form !== 'word')
  return terms.flatMap((whole, index) => {
    const part = terms[index - 1]
    if (!part || !isCount(part) || !isCount(whole) || part.family === whole.family || part.sentence !== whole.sentence || part.value > whole.value) return []
    const text = between(context, part, whole)
    const staffed = BODIES.test(part.subject) && whole.family === 'person' && /配备|聘请|选聘|落实|确定/.test(whole.lead)
    return (text.length <= 16 && !/[。;:]/.test(text) && part.value >= 2) || staffed ? [leq(part, whole)] : []
  })
}

const TARGET = /将|力争|目标|计划|年内|争取/

/** 95%以上…, 年内实现100%: reached so far against what is aimed at. */
function targets(terms: readonly Term[]): Link[] {
  return terms.flatMap((target, index) => {
    const now = terms[index - 1]
    if (!now || now.family !== 'rate' || target.family !== 'rate' || now.sentence !== target.sentence || target.form === 'word') return []
    return TARGET.test(target.lead) && now.value <= target.value ? [leq(now, target)] : []
  })
}

/** 办理9件,全部办成: a claim in words and the count it speaks of. */
function claims(context: Context, terms: readonly Term[]): Link[] {
  return terms.flatMap((claim, index) => {
    const base = terms[index - 1]
    if (claim.form !== 'word' || !base || !isCount(base) || base.sentence !== claim.sentence || between(context, base, claim).length > 30) return []
    if (claim.value === 0) return [leq(claim, base)]
    return [{ kind: 'ratio' as const, terms: [base, claim], formula: `${base.id} / ${base.id} * 100 = ${claim.id}`, stated: 100, recomputed: 100, holds: true }]
  })
}
