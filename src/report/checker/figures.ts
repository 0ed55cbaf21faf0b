/** Finds the figures of a report: one pass over the text, each number judged by its surroundings. */
import { withParts } from './amounts.ts'
import { readClaim, type Claim } from './claims.ts'
import type { Exclusion } from './candidate.ts'
import { exclusionOf } from './exclusions.ts'
import { IDIOMS, PROGRAMMES } from './lexicon/set-phrases.ts'
import { findMembers, type Members } from './lists.ts'
import type { Numeral } from './numeral.ts'
import { opensNumeral, readNumeral } from './numerals.ts'
import { findIndexAt, findSpanAt, type Layout, type Sentence } from './segments.ts'
import { leadOf, nounAfter, nounBefore, ownerBefore, periodBefore, tailOf } from './subject.ts'
import { addressEnd, momentEnd } from './passages.ts'
import type { Term } from './term.ts'
import { findTables, labelTableTerms } from './tables.ts'
import { findWordAt, isDigit, isHan, lexiconOf } from './text.ts'
import { isDuration, isMoney, isPercent, measure, unitFamily, type Measured } from './units.ts'

/** A named programme: a numeral that counts members only where they are named beside it. */
export interface Programme {
  readonly start: number
  readonly end: number
  readonly value: number
  /** The whole name: 三项制度. */
  readonly nameStart: number
  readonly nameEnd: number
}

export interface Found {
  readonly figures: readonly Term[]
  readonly programmes: readonly Programme[]
  readonly damaged: readonly { readonly start: number; readonly end: number }[]
}

interface Raw { readonly start: number; readonly end: number; readonly unitEnd: number; readonly measured?: Measured; readonly numeral?: Numeral; readonly claim?: Claim; readonly members?: Members }

const SET_PHRASES = lexiconOf([...IDIOMS, ...PROGRAMMES])
const PROGRAMME_SET = new Set(PROGRAMMES)

/** Finds all figures in the order of the text. */
export function findFigures(layout: Layout): Found {
  const raws: Raw[] = []
  const programmes: Programme[] = []
  const damaged: { start: number; end: number }[] = []
  const { folded } = layout
  let previousEnd = -1
  for (let at = 0; at < folded.length;) {
    const char = folded[at] as string
    const past = (isDigit(char) && !isDigit(folded[at - 1])) || char === '一' || char === '二' ? momentEnd(folded, at) : char === 'h' || char === 'w' ? addressEnd(folded, at) : 0
    if (past > 0) {
      at = past
      continue
    }
    const phrase = isHan(char) ? findWordAt(folded, at, SET_PHRASES) : undefined
    if (phrase) {
      if (PROGRAMME_SET.has(phrase)) addProgramme(layout, programmes, at, phrase)
      at += phrase.length
      continue
    }
    const numeral = opensNumeral(char) ? readNumeral(folded, at) : undefined
    if (numeral) {
      const word = char === '零' ? readClaim(folded, at) : undefined
      if (word) {
        raws.push({ start: word.start, end: word.end, unitEnd: word.end, claim: word })
        at = word.end
        continue
      }
      const measured = withParts(folded, numeral, measure(folded, numeral))
      const reason = exclusionOf(layout, { numeral, measured, previousEnd })
      if (!reason) {
        raws.push({ start: measured.start, end: measured.end, unitEnd: measured.unitEnd, measured, numeral })
        previousEnd = measured.unitEnd
      } else noteExcluded(layout, reason, numeral, programmes, damaged)
      at = Math.max(numeral.end, reason ? 0 : measured.end, at + 1)
      continue
    }
    const claim = readClaim(folded, at)
    if (claim) raws.push({ start: claim.start, end: claim.end, unitEnd: claim.end, claim })
    at = claim ? claim.end : at + 1
  }
  return { figures: termsOf(layout, oneClaimAClause(folded, withProgrammes(layout, raws, programmes))), programmes, damaged }
}

/**
 * A programme counts as a figure only where its members are named and can be counted. However often it is
 * mentioned, it is one figure, at its first mention.
 */
function withProgrammes(layout: Layout, raws: readonly Raw[], programmes: readonly Programme[]): Raw[] {
  const first = new Map<string, Programme>()
  const promoted = new Map<string, Raw>()
  for (const programme of programmes) {
    const name = `${layout.folded.slice(programme.nameStart, programme.nameEnd)}@${programme.start - programme.nameStart}`
    if (!first.has(name)) first.set(name, programme)
    const sentence = layout.sentences[findIndexAt(layout.sentences, programme.start)]
    if (promoted.has(name) || !sentence) continue
    const members = findMembers(layout, sentence, { start: programme.start, end: programme.nameEnd, value: programme.value, programme: true })
    if (members) promoted.set(name, rawProgramme(layout, first.get(name) as Programme, members))
  }
  return [...raws, ...promoted.values()].toSorted((a, b) => a.start - b.start)
}

function rawProgramme(layout: Layout, { start, end, value, nameEnd }: Programme, members: Members): Raw {
  const measured: Measured = { start, end, value, unit: '项', unitEnd: nameEnd, qualifier: '', bound: 'exact' }
  return { start, end, unitEnd: nameEnd, measured, numeral: readNumeral(layout.folded, start) as Numeral, members }
}

function addProgramme(layout: Layout, programmes: Programme[], at: number, phrase: string): void {
  if (findSpanAt(layout.titles, at)) return
  const numeral = readNumeral(phrase, 0)
  if (numeral) programmes.push({ start: at, end: at + numeral.end, value: numeral.value, nameStart: at, nameEnd: at + phrase.length })
}

function noteExcluded(layout: Layout, reason: Exclusion, numeral: Numeral, programmes: Programme[], damaged: { start: number; end: number }[]): void {
  if (reason === 'damage') damaged.push({ start: numeral.start, end: numeral.end })
  if (reason !== 'programme' && reason !== 'name') return
  const quote = findSpanAt(layout.quotes, numeral.start)
  if (quote && numeral.value >= 1) programmes.push({ start: numeral.start, end: numeral.end, value: numeral.value, nameStart: quote.start, nameEnd: quote.end })
}

/** Of several claims in one clause the first stands; where a number says 100 % itself, none does. */
function oneClaimAClause(folded: string, raws: readonly Raw[]): Raw[] {
  const kept: Raw[] = []
  let lastClaim = -1
  for (const raw of raws) {
    if (raw.claim && lastClaim >= 0 && !hasBreak(folded, lastClaim, raw.start)) continue
    const before = kept.at(-1)
    // 100%全覆盖 says it twice.
    if (raw.claim?.value === 100 && before?.unitEnd === raw.start && before.measured?.value === 100 && isPercent(before.measured.unit)) continue
    if (raw.claim) lastClaim = raw.end
    kept.push(raw)
  }
  return kept
}

function hasBreak(folded: string, from: number, to: number): boolean {
  if (to - from > 60) return true
  for (let at = from; at < to; at++) if (',;。:!?\n'.includes(folded[at] as string)) return true
  return false
}

function termsOf(layout: Layout, raws: readonly Raw[]): Term[] {
  const terms: Term[] = []
  let sentenceIndex = 0
  raws.forEach((raw, index) => {
    while (sentenceIndex < layout.sentences.length - 1 && (layout.sentences[sentenceIndex] as Sentence).end <= raw.start) sentenceIndex++
    terms.push(termOf(layout, raw, raws[index - 1], raws[index + 1], sentenceIndex, terms.length + 1))
  })
  const each = shareNouns(layout, shareUnits(layout, terms)).flatMap(oneARate).map((term, index) => ({ ...term, id: `f${index + 1}` }))
  return labelTableTerms(layout, each, findTables(layout))
}

/** 按期率、合格率均达100%: one number, a figure for each rate. */
function oneARate(term: Term): Term[] {
  if (term.unit !== '%' || !/均(?:为|达|达到|保持|保持在|实现)?$/.test(term.lead)) return [term]
  const rates = term.lead.split(/、|和|以?及(?!时|格)/).map((label) => /[\u4e00-\u9fff]+率/.exec(label)?.[0] ?? '')
  return rates.length > 1 && rates.every((rate) => rate !== '') ? rates.map((rate) => ({ ...term, subject: rate, lead: rate })) : [term]
}

function termOf(layout: Layout, raw: Raw, previous: Raw | undefined, next: Raw | undefined, sentenceIndex: number, number: number): Term {
  const { folded, text } = layout
  const sentence = layout.sentences[sentenceIndex] as Sentence
  const lead = leadOf(folded, raw.start, Math.max(sentence.start, previous?.unitEnd ?? 0))
  const tail = tailOf(folded, raw.unitEnd, Math.min(sentence.end, next?.start ?? folded.length))
  const measured = raw.measured
  const unit = measured?.unit ?? raw.claim?.unit ?? ''
  // A length of time counts nothing that follows it (15日内提出), unless 的 joins them (3天的集训).
  const after = measured && !isPercent(unit) && (!isDuration(unit) || tail.startsWith('的')) ? nounAfter(tail) : ''
  return {
    id: `f${number}`, start: raw.start, end: raw.end, raw: text.slice(raw.start, raw.end),
    value: measured?.value ?? raw.claim?.value ?? 0, unit, qualifier: measured?.qualifier ?? raw.claim?.word ?? '',
    form: raw.numeral?.form ?? 'word', subject: after || nounBefore(lead),
    bound: measured?.bound ?? 'exact', decimals: raw.numeral?.decimals ?? 0, unitEnd: raw.unitEnd, family: unit === '' && raw.numeral && after !== '' ? 'item' : unitFamily(unit),
    sentence: sentenceIndex, paragraph: sentence.paragraph, section: sentence.section, lead, tail,
    period: periodBefore(folded, sentence, raw.start), owner: ownerBefore(layout, sentence, raw.start), members: raw.members,
  }
}

/** 国家21个、本市37个事项: the noun stands once, after the last number. */
function shareNouns(layout: Layout, terms: readonly Term[]): Term[] {
  return terms.map((term, index) => {
    const next = terms[index + 1]
    if (!next || !term.tail.startsWith('、') || term.family !== next.family || term.sentence !== next.sentence) return term
    const noun = nounAfter(next.tail)
    return noun !== '' && /^、[^,;。、]{0,8}$/.test(layout.folded.slice(term.unitEnd, next.start)) ? { ...term, subject: noun } : term
  })
}

/** 3至5个, 3—5%: the first number of a range has the unit of the second. */
function shareUnits(layout: Layout, terms: Term[]): Term[] {
  return terms.map((term, index) => {
    const next = terms[index + 1]
    if (term.unit !== '' || !next || next.unit === '' || next.start - term.end > 2) return term
    if (!/^(?:[-~—至到、]|——)$/.test(layout.folded.slice(term.end, next.start))) return term
    const scale = isMoney(next.unit) && /^[万亿]/.test(next.unit) && /[万亿]$/.test(term.raw) ? (term.raw.endsWith('亿') ? 1e8 : 1e4) : 1
    return { ...term, value: term.value / scale, unit: next.unit, family: next.family }
  })
}
