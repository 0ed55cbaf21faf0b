/**
 * Compares a report's figures with the district's own: which indicator a figure speaks of, how sure that is, and
 * whether the two agree. Pure; names and definitions come from the registry, values from the counter.
 */
import type { CheckedFigure } from './checker/check.ts'
import { isDuration, isMoney, isPercent, isPhysical, unitFamily } from './checker/units.ts'

/** What an indicator is known by. `topics`: what its ledger and room are called. */
export interface Named { readonly id: string; readonly label: string; readonly unit: string; readonly definition: string; readonly topics: readonly string[] }
export type Confidence = 'high' | 'medium' | 'low'
export interface Match { readonly figure: string; readonly indicator: string; readonly confidence: Confidence; readonly score: number }

export const confidences: { readonly [confidence in Confidence]: string } = { high: '把握大', medium: '把握中等', low: '把握小' }
const LEAST: { readonly [confidence in Confidence]: number } = { high: 0.78, medium: 0.66, low: 0.58 }
/** The best must lead the second by this to be sure. */
const MARGIN = 0.06
const NEAR = 40
const LONG_NAME = 5

/** Words that say nothing of what is counted. */
const EMPTY = /全区有|共有|现有|设有|全年|本年|今年|年内|本期|本区|全区|我区|区政府|各级|共计|合计|累计|总计|其中|分别|已经|依法|有关|相关|及时|开展|实施|办理|作出|完成|进行|组织|推进|持续|决定|案件|申请|情况|工作|数量|总数|总额|达到|[共的了均]/g
/** Of whom or when a figure speaks that is not the district's year: no figure of ours answers it. */
const OTHERS = /全市|我市|全省|国家|省级|市级/
const PART_OF_YEAR = /半年|季度|月|近|以来|初/

/** The words that count, as pairs of characters. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const part of text.replace(EMPTY, ' ').split(/[^\p{Script=Han}a-zA-Z]+/u)) for (let at = 0; at + 1 < part.length; at++) pairs.add(part.slice(at, at + 2))
  return pairs
}
const without = (text: string, words: readonly string[]): string => words.reduce((left, word) => left.replaceAll(word, ' '), text)

interface Known extends Named {
  readonly own: ReadonlySet<string>
  readonly family: string
  /** Called as its ledger: then the name alone says little, and every other word in the clause speaks against it. */
  readonly plain: boolean
}

/** Matches each figure to the indicator it most likely states; figures that match none are left out. */
export function matchIndicators(text: string, figures: readonly CheckedFigure[], indicators: readonly Named[], year: number): Match[] {
  const known = indicators.map((named): Known => {
    const indicator = { ...named, label: named.label.replace(/数$/, '') }
    const topics = indicator.topics.flatMap((topic) => topic.startsWith('行政') && topic.length > 3 ? [topic, topic.slice(2)] : [topic])
    const own = pairsOf(without(indicator.label, indicator.topics))
    return { ...indicator, topics, own: own.size > 0 ? own : pairsOf(indicator.label), plain: own.size === 0, family: unitFamily(indicator.unit) }
  })
  const weight = rarity(known)
  return figures.flatMap((figure, index): Match[] => {
    if (figure.form === 'word' || !isOurs(figure, year)) return []
    const around = surroundings(text, figures, index)
    const scored = known.map((one) => ({ one, score: scoreOf(figure, around, one, weight) })).filter(({ score }) => score >= LEAST.low).sort((a, b) => b.score - a.score)
    const [best, second] = scored
    if (!best) return []
    const sure = !second || best.score - second.score >= MARGIN
    const confidence = best.score >= LEAST.high && sure ? 'high' : best.score >= LEAST.medium && (sure || best.score >= LEAST.high) ? 'medium' : 'low'
    return [{ figure: figure.id, indicator: best.one.id, confidence, score: Math.round(best.score * 100) / 100 }]
  })
}

/** A pair that many names share tells little. */
function rarity(known: readonly Known[]): (pair: string) => number {
  const count = new Map<string, number>()
  for (const { own } of known) for (const pair of own) count.set(pair, (count.get(pair) ?? 0) + 1)
  return (pair) => 1 / (1 + Math.log(1 + (count.get(pair) ?? 0)))
}

function isOurs({ period, owner }: CheckedFigure, year: number): boolean {
  const [named] = /\d{4}/.exec(period) ?? []
  return !OTHERS.test(owner) && !PART_OF_YEAR.test(period.replace(/^\d{4}年/, '')) && (named === undefined || Number(named) === year) && !/去年|上年/.test(period)
}

interface Around { readonly near: string; readonly sentence: string; readonly paragraph: string }

/** The clause of a figure, not reaching over its neighbours; its sentence and paragraph up to its end. */
function surroundings(text: string, figures: readonly CheckedFigure[], index: number): Around {
  const { start, end, unit } = figures[index]!
  const [before, after] = [figures[index - 1]?.end ?? 0, figures[index + 1]?.start ?? text.length]
  const lead = text.slice(Math.max(before, start - NEAR), start)
  const tail = text.slice(end, Math.min(after, end + NEAR)).replace(/^余|^多/, '')
  const cut = (marks: RegExp, piece: string) => piece.split(marks)
  const paragraph = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 1_000), end)
  const own = cut(/[，,。；;：:！？\n（(、]/, tail.startsWith(unit) ? tail.slice(unit.length) : tail)[0]!
  return { near: `${cut(/[，,。；;：:！？\n]/, lead).at(-1)!} ${own}`, sentence: cut(/[。；;！？\n]/, paragraph).at(-1)!, paragraph }
}

function scoreOf(figure: CheckedFigure, { near, sentence, paragraph }: Around, one: Known, weight: (pair: string) => number): number {
  const fit = unitFit(figure.unit, one)
  if (fit === 0) return 0
  const topic = one.topics.some((name) => near.includes(name)) ? 1 : isTopic(sentence, one) ? 0.95 : isTopic(paragraph, one) ? 0.85 : 0
  // A long name is its own topic; 审结 or 听证 may be anybody's.
  const isNamed = one.label.length >= LONG_NAME && near.includes(one.label)
  if (topic === 0 && !isNamed) return 0
  const said = pairsOf(without(near, one.topics.filter((name) => !one.label.includes(name) || (!one.plain && name.startsWith('行政')))))
  const sum = (pairs: Iterable<string>) => { let total = 0; for (const pair of pairs) total += weight(pair); return total }
  const shared = sum([...one.own].filter((pair) => said.has(pair)))
  const [covered, meant] = [shared / sum(one.own), said.size === 0 ? 0 : shared / sum(said)]
  return (one.plain ? 0.4 * covered + 0.6 * meant : 0.65 * covered + 0.35 * meant) * Math.max(topic, isNamed ? 0.8 : 0) * fit
}

/** Work of the same words under another law: 应诉案件审结 is not 复议案件审结. */
const RIVALS = ['应诉', '诉讼', '法律援助', '人民调解', '仲裁', '信访', '公证', '备案审查']

/** Whether a text speaks of the indicator's matter, and of no rival after it. */
function isTopic(text: string, { topics, label }: Known): boolean {
  const at = Math.max(...topics.map((name) => text.lastIndexOf(name)))
  return at >= 0 && !RIVALS.some((rival) => text.indexOf(rival, at) >= 0 && !label.includes(rival) && !topics.some((name) => name.includes(rival)))
}

function unitFit(unit: string, { family, unit: own }: Known): number {
  if (isPercent(unit) || isPercent(own)) return isPercent(unit) && isPercent(own) ? 1 : 0
  if (isMoney(unit) || isMoney(own)) return isMoney(unit) && isMoney(own) ? 1 : 0
  if (isPhysical(unit) || isPhysical(own)) return unit === own ? 1 : 0
  if (isDuration(unit) || unit.endsWith('百分点') || unit === '倍') return 0
  return unitFamily(unit) === family ? 1 : 0.85
}

export type Agreement = 'equal' | 'different' | 'unknown'
export const agreements: { readonly [agreement in Agreement]: string } = { equal: '一致', different: '不一致', unknown: '无从比较' }

/** What one printed unit of money is in yuan. */
const scaleOf = (unit: string): number => isMoney(unit) ? (unit.startsWith('亿') ? 1e8 : unit.startsWith('万') ? 1e4 : 1) : 1
const decimalsOf = (raw: string): number => /[.．](\d+)/.exec(raw)?.[1]!.length ?? 0

/** The computed value as the report would print it: its unit, its number of decimals. */
export function asPrinted({ unit, raw }: Pick<CheckedFigure, 'unit' | 'raw'>, computed: number): string {
  const digits = Math.max(decimalsOf(raw), isPercent(unit) ? 2 : 0)
  return `${(computed / scaleOf(unit)).toLocaleString('zh-CN', { maximumFractionDigits: scaleOf(unit) === 1 ? digits : Math.max(digits, 2) })}${unit}`
}

/**
 * Whether a stated figure agrees with the computed one, as far as it was printed: a count exactly, amounts and rates to
 * the last place, rounded or cut;
 * 4300余 is anything from 4300 to below 4400; 近, 超过, 以上 bound it on one side.
 * @param computed in the indicator's unit; null where there is nothing to compute from
 */
export function agreementOf({ value, unit, raw, qualifier }: Pick<CheckedFigure, 'value' | 'unit' | 'raw' | 'qualifier'>, computed: number | null): Agreement {
  if (computed === null) return 'unknown'
  const scale = scaleOf(unit)
  const [stated, ours] = [value, computed / scale]
  const place = 10 ** -decimalsOf(raw)
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a))
  const is = (holds: boolean): Agreement => holds ? 'equal' : 'different'
  if (/余|多/.test(qualifier)) return is(ours >= stated && ours < stated + stepOf(stated))
  if (/以上|超|不低于|不少于|至少|突破/.test(qualifier)) return is(ours >= stated)
  if (/近|不足|不超过|以下|不到/.test(qualifier)) return is(ours <= stated && ours > stated - stepOf(stated))
  if (/约|左右|上下/.test(qualifier)) return is(Math.abs(ours - stated) <= stepOf(stated))
  return is(near(ours, stated) || (ours > stated - place / 2 - 1e-9 && ours < stated + place && (place < 1 || scale > 1 || isPercent(unit))))
}

/** The place of the last digit that is not zero: 4300 → 100. */
function stepOf(value: number): number {
  if (!Number.isInteger(value) || value === 0) return Math.max(Math.abs(value) * 0.1, 1)
  let step = 1
  while (value % (step * 10) === 0) step *= 10
  return step
}
