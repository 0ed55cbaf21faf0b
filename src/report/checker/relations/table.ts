/** Relations inside tables, by column and by row alike: totals, shares, rates of two lines, changes; and numbers of the text that stand in a table, too. */
import type { Term } from '../term.ts'
import { columnLabel, findTables, gridsOf, termsIn, type Grid, type Line, type Table, type TableTerm } from '../tables.ts'
import { sumLink, totalText, unequal } from './addition.ts'
import { amountOf, figureText, isExact, isQuantity, numberText, percentText, type Context, type Link, type Verdict } from './link.ts'
import { fitOf, makes100, tailVerdict } from './rate.ts'

const TOTAL = /^(?:合计|总计|总数|共计|小计|全区合计|全区)$/
const PART_OF = /^其中|^#|^[-—]/
const RATE = /率$|占比$|比例$|比重$|幅度?$|^同比|^环比|同比$|环比$|%\)?$/
const CHANGE = /增|降|减|同比|环比/
/** Columns of numbers that count nothing. */
const NO_QUANTITY = /^(?:序号|编号|排名|名次|位次|年份|年度|代码|平均|人均)|平均/

/** Finds the relations of all tables. */
export function findTableRelations(context: Context): Link[] {
  const tables = findTables(context.layout)
  return tables.flatMap((table) => {
    const cells = termsIn(table, context.terms)
    return [...gridsOf(table, cells).flatMap((grid) => [...totals(grid), ...rates(grid)]), ...inText(context, table, cells)]
  })
}

const plain = (label: string): string => label.replaceAll(/\s/g, '').replace(/\([^()]*\)$/, '')

/** The one place of a line that holds its total. */
function totalPlace({ names }: Grid): number | undefined {
  const places = [...names].filter(([, name]) => TOTAL.test(plain(name))).map(([place]) => place)
  return places.length === 1 ? places[0] : undefined
}

function totals(grid: Grid): Link[] {
  const place = totalPlace(grid)
  if (place === undefined) return []
  const tried = grid.lines.flatMap((line) => {
    const whole = line.cells.get(place)
    const parts = [...line.cells].filter(([at, part]) => at !== place && !isAside(grid.names.get(at) ?? '') && part.family === whole?.family).map(([, part]) => part)
    if (!whole || line.hasGap || isSerial(line, parts) || parts.length < 2 || !isExact(whole, ...parts)) return []
    return isQuantity(whole) ? [tableSum(parts, whole)] : Math.abs(whole.value - 100) < 1e-9 && !CHANGE.test(line.label) ? percentSum(parts, whole) : []
  })
  // A row is read as a sum only where another row shows that it is one.
  return grid.by === 'column' || tried.some((link) => link.holds) ? confirmed(tried) : []
}

function isAside(name: string): boolean {
  return PART_OF.test(plain(name)) || RATE.test(plain(name))
}

function isSerial(line: Line, parts: readonly Term[]): boolean {
  return NO_QUANTITY.test(plain(line.label)) || (parts.length > 2 && parts.every((part, index) => part.value === index + 1))
}

/** Sums that break are a contradiction where most of their neighbours hold, else the table may be built otherwise. */
function confirmed(links: readonly Link[]): Link[] {
  const holding = links.filter((link) => link.holds).length
  return links.map((link) => (link.holds || !link.verdict || holding * 2 > links.length ? link : { ...link, verdict: { ...link.verdict, severity: 'doubt' as const } }))
}

function tableSum(parts: readonly Term[], whole: Term): Link {
  const link = sumLink(parts, whole)
  if (link.holds) return link
  const total = totalText(parts, whole)
  return { ...link, verdict: { severity: 'contradiction', message: `表中“${whole.subject}”为${amountOf(whole)}，各项之和为${total}。`, arithmetic: unequal(parts, whole), fits: `${total}${whole.unit}` } }
}

/** Shares in a table should make the 100 % that stands as their total; where they are far from it they are of several divisions. */
function percentSum(parts: readonly Term[], whole: Term): Link[] {
  const link = sumLink(parts, whole)
  return Math.abs(link.recomputed - 100) > 1 ? [] : [{ ...link, holds: true }]
}

interface Rule { readonly holding: number; readonly links: readonly Link[] }

/** A line of rates: the reckoning that gives it in most places, of two lines or of one line and its total, is its rule. */
function rates(grid: Grid): Link[] {
  const total = totalPlace(grid)
  const counts = grid.lines.filter((line) => !isRateLine(line) && !NO_QUANTITY.test(plain(line.label)))
  return grid.lines.filter((line) => isRateLine(line) && line.cells.size > 1).flatMap((line) => {
    const rules = counts.flatMap((top) => [
      ...(total === undefined || top.hasGap ? [] : [ruleOf(line, (at) => [top.cells.get(at), top.cells.get(total)], share)]),
      ...counts.filter((bottom) => bottom !== top).map((bottom) => ruleOf(line, (at) => [top.cells.get(at), bottom.cells.get(at)], CHANGE.test(line.label) || line.label.includes('幅') ? change : share)),
    ])
    const best = rules.reduce<Rule | undefined>((found, rule) => (rule.holding > (found?.holding ?? 0) ? rule : found), undefined)
    return best && best.holding >= 2 && best.holding * 2 > best.links.length ? best.links : []
  })
}

function isRateLine(line: Line): boolean {
  return RATE.test(plain(line.label)) || RATE.test(line.label) || [...line.cells.values()].every((term) => term.unit === '%')
}

const share = (top: number, bottom: number): number => (top / bottom) * 100
const change = (top: number, bottom: number): number => (top / bottom - 1) * 100

function ruleOf(line: Line, pairAt: (at: number) => readonly (Term | undefined)[], reckon: (top: number, bottom: number) => number): Rule {
  const made100 = makes100([...line.cells.values()].filter(({ value }) => value !== 100))
  const links = [...line.cells].flatMap(([at, rate]) => {
    const [top, bottom] = pairAt(at)
    return top && bottom && bottom.value > 0 && top.family === bottom.family ? [rateLink(top, bottom, rate, reckon, made100)] : []
  })
  // A place where 0 of 0 or the total of the total stands proves nothing.
  return { links, holding: links.filter(({ holds, terms }) => holds && terms[0] !== terms[1] && terms[0]?.value !== 0).length }
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

/** A number of the text that a cell repeats: same value, and the heading of the cell stands before it. */
function inText(context: Context, table: Table, cells: readonly TableTerm[]): Link[] {
  const outside = new Map<number, Term[]>()
  for (const term of context.terms) {
    if (term.form === 'word' || (term.start >= table.start && term.start < table.end)) continue
    outside.set(term.value, [...(outside.get(term.value) ?? []), term])
  }
  return cells.flatMap(({ term, column }) => {
    const words = plain(columnLabel(table, column))
    if (words.length < 2 || term.value < 2) return []
    const twin = outside.get(term.value)?.find((other) => other.lead.includes(words) || other.subject.includes(words))
    return twin ? [{ kind: 'same' as const, terms: [twin, term], formula: `${twin.id} = ${term.id}`, stated: term.value, recomputed: twin.value, holds: true }] : []
  })
}
