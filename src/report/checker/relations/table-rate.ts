/** Lines of rates, shares and increases in a table, and the lines they are reckoned from. */
import type { Term } from '../term.ts'
import type { Grid, Line } from '../tables.ts'
import { figureText, isExact, numberText, percentText, type Link, type Verdict } from './link.ts'
import { fitOf, makes100, tailVerdict } from './rate.ts'
import { CHANGE, isCompared, NO_QUANTITY, plain, RATE, totalPlace } from './table-line.ts'

const GROWTH = /增减[量数额]?$|增量$|增长[量数额]$|增加[量数额]?$|减少[量数额]?$|净增$|差额$/
/** How many lines away what a line is reckoned from may stand: columns are few, rows many. */
const REACH = { column: 10, row: 4 }

/** `links` are made for the rule that is chosen only. */
interface Rule { readonly holding: number; readonly places: number; readonly links: () => Link[] }

/** A line of rates: the reckoning that gives it in most places, of two lines or of one line and its total, is its rule. */
export function rates(grid: Grid): Link[] {
  const total = totalPlace(grid)
  const plainAt = (at: number): boolean => !isCompared(grid.names.get(at) ?? '')
  const isCounted = (line: Line): boolean => !isRateLine(line) && !NO_QUANTITY.test(plain(line.label))
  const places = new Map(grid.lines.map((line, at) => [line, at]))
  // What a line is reckoned from stands near it; looking at all would take too long in a long table.
  const nearTo = (line: Line): Line[] => {
    const at = places.get(line) ?? 0
    return grid.lines.slice(Math.max(0, at - REACH[grid.by]), at + REACH[grid.by] + 1).filter((other) => other !== line && isCounted(other))
  }
  const differences = grid.lines.filter((line) => isCounted(line) && GROWTH.test(plain(line.label)) && line.cells.size > 1)
    .flatMap((line) => bestOf(nearTo(line).flatMap((top, _, all) => all.filter((bottom) => bottom !== top).map((bottom) => growthOf(line, top, bottom)))))
  return [...differences, ...grid.lines.filter((line) => isRateLine(line) && line.cells.size > 1).flatMap((line) => {
    const rules = nearTo(line).flatMap((top, _, near) => [
      ...(total === undefined || top.hasGap ? [] : [ruleOf(line, (at) => (plainAt(at) ? [top.cells.get(at), top.cells.get(total)] : []), share)]),
      ...near.filter((bottom) => bottom !== top).map((bottom) => ruleOf(line, (at) => (plainAt(at) ? [top.cells.get(at), bottom.cells.get(at)] : []), CHANGE.test(line.label) || line.label.includes('幅') ? change : share)),
    ])
    return bestOf(rules)
  })]
}

/** The rule that most places follow; none if it is not more than half of them. */
function bestOf(rules: readonly Rule[]): readonly Link[] {
  const best = rules.reduce<Rule | undefined>((found, rule) => (rule.holding > (found?.holding ?? 0) ? rule : found), undefined)
  return best && best.holding >= 2 && best.holding * 2 > best.places ? best.links() : []
}

/** A column of increases: two other columns whose difference it is. A decrease may be printed with or without its sign. */
function growthOf(line: Line, top: Line, bottom: Line): Rule {
  const cells = [...line.cells].flatMap(([at, growth]) => {
    const [now, past] = [top.cells.get(at), bottom.cells.get(at)]
    if (!now || !past || !isExact(now, past, growth) || now.family !== past.family) return []
    const actual = now.value - past.value
    return [{ now, past, growth, actual, holds: Math.abs(actual - growth.value) < 1e-6 || (actual < 0 && Math.abs(-actual - growth.value) < 1e-6) }]
  })
  const links = (): Link[] => cells.map(({ now, past, growth, actual: exactly, holds }) => {
    const actual = Number(exactly.toPrecision(12))
    const arithmetic = `${figureText(now)}-${figureText(past)}=${numberText(actual)}`
    const verdict: Verdict = { severity: 'contradiction', message: `表中“${growth.subject}”为${numberText(growth.value)}，按同列算法应为${numberText(actual)}。`, arithmetic: `${arithmetic}≠${numberText(growth.value)}`, fits: numberText(actual) }
    return { kind: 'difference', terms: [now, past, growth], formula: `${now.id} - ${past.id} = ${growth.id}`, stated: growth.value, recomputed: actual, holds, ...(holds ? {} : { verdict }) }
  })
  return { links, places: cells.length, holding: cells.filter(({ holds, growth }) => holds && growth.value !== 0).length }
}

function isRateLine(line: Line): boolean {
  return RATE.test(plain(line.label)) || RATE.test(line.label) || [...line.cells.values()].every((term) => term.unit === '%')
}

const share = (top: number, bottom: number): number => (top / bottom) * 100
const change = (top: number, bottom: number): number => (top / bottom - 1) * 100

function ruleOf(line: Line, pairAt: (at: number) => readonly (Term | undefined)[], reckon: (top: number, bottom: number) => number): Rule {
  const cells = [...line.cells].flatMap(([at, rate]) => {
    const [top, bottom] = pairAt(at)
    return top && bottom && bottom.value > 0 && top.family === bottom.family ? [{ top, bottom, rate }] : []
  })
  const links = (): Link[] => {
    const made100 = makes100([...line.cells.values()].filter(({ value }) => value !== 100))
    return cells.map(({ top, bottom, rate }) => rateLink(top, bottom, rate, reckon, made100))
  }
  // A place where 0 of 0 or the total of the total stands proves nothing.
  const holding = cells.filter(({ top, bottom, rate }) => top !== bottom && top.value !== 0 && fitOf(reckon(top.value, bottom.value), rate.value, rate.decimals) !== 'none').length
  return { links, places: cells.length, holding }
}

function rateLink(top: Term, bottom: Term, rate: Term, reckon: (top: number, bottom: number) => number, made100: boolean): Link {
  const percent = reckon(top.value, bottom.value)
  const fit = fitOf(percent, rate.value, rate.decimals)
  const division = reckon === share ? `${figureText(top)}÷${figureText(bottom)}` : `(${figureText(top)}-${figureText(bottom)})÷${figureText(bottom)}`
  const arithmetic = `${division}=${percentText(percent, fit === 'none' ? 2 : rate.decimals + 2)}`
  const right = `${percent.toFixed(rate.decimals)}%`
  const verdict: Verdict | undefined = fit === 'rounded' ? undefined
    : fit === 'none' ? { severity: 'contradiction', message: `表中“${rate.subject}”为${numberText(rate.value)}%，按同列算法应为${right}。`, arithmetic: `${arithmetic}≠${numberText(rate.value)}%`, fits: right }
      : { ...tailVerdict(rate, percent, fit, arithmetic, made100), message: `表中“${rate.subject}”${tailVerdict(rate, percent, fit, arithmetic, made100).message}` }
  return {
    kind: reckon === share ? 'ratio' : 'change', terms: top === bottom ? [top, rate] : [top, bottom, rate],
    formula: reckon === share ? `${top.id} / ${bottom.id} * 100 = ${rate.id}` : `(${top.id} - ${bottom.id}) / ${bottom.id} * 100 = ${rate.id}`, stated: rate.value, recomputed: Number(percent.toFixed(4)), holds: fit !== 'none',
    ...(verdict ? { verdict } : {}),
  }
}
