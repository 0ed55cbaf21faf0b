/** Relations inside tables, by column and by row alike: totals, shares, rates of two lines, changes; and numbers of the text that stand in a table, too. */
import type { Term } from '../term.ts'
import { columnLabel, findTables, gridsOf, termsIn, type Grid, type Line, type Table, type TableTerm } from '../tables.ts'
import { sumLink, totalText, unequal } from './addition.ts'
import { amountOf, isExact, isQuantity, type Context, type Link } from './link.ts'
import { CHANGE, isCompared, NO_QUANTITY, plain, RATE, totalPlace } from './table-line.ts'
import { rates } from './table-rate.ts'

const PART_OF = /^其中|^#|^[-—]/

/** Finds the relations of all tables. */
export function findTableRelations(context: Context): Link[] {
  const tables = findTables(context.layout)
  return tables.flatMap((table) => {
    const cells = termsIn(table, context.terms)
    return [...gridsOf(table, cells).flatMap((grid) => [...totals(grid), ...rates(grid)]), ...inText(context, table, cells)]
  })
}

function totals(grid: Grid): Link[] {
  const place = totalPlace(grid)
  return place === undefined ? subtotals(grid) : [...subtotals(grid), ...totalsAt(grid, place, [...grid.names.keys()])]
}

/** 行政处罚小计 behind 行政处罚简易程序, 行政处罚普通程序: a total under one heading with its parts. */
function subtotals(grid: Grid): Link[] {
  const places = [...grid.names].toSorted(([a], [b]) => a - b)
  return places.flatMap(([place, name]) => {
    const head = /^([\u4e00-\u9fff]{2,})(?:小计|合计)$/.exec(plain(name))?.[1]
    const under = head === undefined ? [] : places.filter(([at, other]) => at !== place && plain(other).startsWith(head)).map(([at]) => at)
    return under.length > 1 ? totalsAt(grid, place, under) : []
  })
}

function totalsAt(grid: Grid, place: number, places: readonly number[]): Link[] {
  const tried = grid.lines.flatMap((line) => {
    const whole = line.cells.get(place)
    const parts = [...line.cells].filter(([at, part]) => at !== place && places.includes(at) && !isAside(grid.names.get(at) ?? '') && part.family === whole?.family).map(([, part]) => part)
    if (!whole || line.hasGap || isSerial(line, parts) || parts.length < 2 || !isExact(whole, ...parts)) return []
    return isQuantity(whole) ? [tableSum(parts, whole)] : Math.abs(whole.value - 100) < 1e-9 && !CHANGE.test(line.label) ? percentSum(parts, whole) : []
  })
  // A row is read as a sum only where another row shows that it is one.
  return grid.by === 'column' || tried.some((link) => link.holds) ? confirmed(tried, [...grid.names.values()].some((name) => PART_OF.test(plain(name)))) : []
}

function isAside(name: string): boolean {
  return PART_OF.test(plain(name)) || RATE.test(plain(name)) || isCompared(name)
}

function isSerial(line: Line, parts: readonly Term[]): boolean {
  return NO_QUANTITY.test(plain(line.label)) || (parts.length > 2 && parts.every((part, index) => part.value === index + 1))
}

/**
 * Sums that break are a contradiction where most of their neighbours hold, else the table may be built otherwise; with
 * 其中 in it, where the parts end is not told.
 */
function confirmed(links: readonly Link[], hasParts: boolean): Link[] {
  const holding = links.filter((link) => link.holds).length
  if (hasParts && holding * 2 <= links.length) return links.filter((link) => link.holds)
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
