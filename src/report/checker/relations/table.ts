/** Relations inside tables: rows and columns of totals, columns of rates; and numbers of the text that stand in a table, too. */
import type { Term } from '../term.ts'
import { columnLabel, findTables, rowLabel, termsIn, type Table, type TableTerm } from '../tables.ts'
import { amountOf, halfPlace, isExact, isQuantity, numberText, percentText, sizeOf, type Context, type Link, type Verdict } from './link.ts'
import { fitOf } from './rate.ts'

const TOTAL = /^(?:合计|总计|总数|共计|小计|全区合计|全区)$/
const PART_OF = /^其中|^#|^\s*[-—]/
const RATE = /率$|占比$|比例$|%\)?$/

/** Finds the relations of all tables. */
export function findTableRelations(context: Context): Link[] {
  const tables = findTables(context.layout)
  return tables.flatMap((table) => {
    const cells = termsIn(table, context.terms)
    return [...columnTotals(table, cells), ...rowTotals(table, cells), ...rates(table, cells), ...inText(context, table, cells)]
  })
}

function groupBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

function byColumn(cells: readonly TableTerm[]): Map<number, TableTerm[]> {
  return groupBy(cells, (cell) => cell.column)
}

/** The row of totals against the rows above it, or below it where it is the first. */
function columnTotals(table: Table, cells: readonly TableTerm[]): Link[] {
  const totals = [...new Set(cells.map((cell) => cell.row))].filter((row) => TOTAL.test(rowLabel(table, row).replaceAll(/\s/g, '')))
  if (totals.length !== 1) return []
  const [total] = totals as [number]
  const tried = [...byColumn(cells)].flatMap(([column, all]) => {
    if (RATE.test(columnLabel(table, column))) return []
    const whole = all.find((cell) => cell.row === total)?.term
    const parts = all.filter((cell) => cell.row !== total && !PART_OF.test(rowLabel(table, cell.row))).map((cell) => cell.term)
    return whole && parts.length > 1 && isQuantity(whole) && isExact(whole, ...parts) ? [sumOf(parts, whole)] : []
  })
  return confirmed(tried)
}

/** A column of totals against the other columns of the same kind in each row. */
function rowTotals(table: Table, cells: readonly TableTerm[]): Link[] {
  const columns = [...byColumn(cells).keys()]
  const totals = columns.filter((column) => TOTAL.test(columnLabel(table, column).replace(/\([^()]*\)$/, '')))
  if (totals.length !== 1) return []
  const [total] = totals as [number]
  const tried = [...groupBy(cells, (cell) => cell.row).values()].flatMap((row) => {
    const whole = row.find((cell) => cell.column === total)?.term
    const parts = row.filter((cell) => cell.column !== total && !RATE.test(columnLabel(table, cell.column)) && cell.term.family === whole?.family).map((cell) => cell.term)
    return whole && parts.length > 1 && isExact(whole, ...parts) ? [sumOf(parts, whole)] : []
  })
  return tried.some((link) => link.holds) ? confirmed(tried) : []
}

/** Sums that break are a contradiction where most of their neighbours hold, else the table may be built otherwise. */
function confirmed(links: readonly Link[]): Link[] {
  const holding = links.filter((link) => link.holds).length
  return links.map((link) => (link.holds || !link.verdict || holding * 2 > links.length ? link : { ...link, verdict: { ...link.verdict, severity: 'doubt' as const } }))
}

function sumOf(parts: readonly Term[], whole: Term): Link {
  const scale = whole.value === 0 ? 1 : sizeOf(whole) / whole.value
  const total = parts.reduce((sum, part) => sum + sizeOf(part), 0) / scale
  const rounded = [whole, ...parts].some((term) => term.decimals > 0)
  const tolerance = rounded ? [whole, ...parts].reduce((sum, term) => sum + halfPlace(term), 0) / scale : 0
  const off = Math.abs(total - whole.value)
  const holds = off <= tolerance + 1e-6
  const addition = parts.map((part) => numberText(part.value)).join('+')
  const verdict: Verdict | undefined = holds
    ? off > 1e-6 ? { severity: 'rounding', message: `表中各项之和与合计${amountOf(whole)}相差尾数。`, arithmetic: `${addition}=${numberText(total)}`, fits: numberText(total) } : undefined
    : { severity: 'contradiction', message: `表中“${whole.subject}”为${amountOf(whole)},各项之和为${numberText(total)}。`, arithmetic: `${addition}=${numberText(total)}≠${numberText(whole.value)}`, fits: `${numberText(total)}${whole.unit}` }
  return {
    kind: 'sum', terms: [...parts, whole], formula: `${parts.map((part) => part.id).join(' + ')} = ${whole.id}`, stated: whole.value, recomputed: Number(total.toPrecision(12)), holds,
    ...(verdict ? { verdict } : {}),
  }
}

/** A column of rates: the two columns whose quotient gives it in most rows are its numerator and base. */
function rates(table: Table, cells: readonly TableTerm[]): Link[] {
  const columns = byColumn(cells)
  const rowOf = groupBy(cells, (cell) => cell.row)
  return [...columns].flatMap(([column, all]) => {
    if (!RATE.test(columnLabel(table, column)) || all.length < 2) return []
    let best: { links: Link[]; holding: number } | undefined
    for (const [top] of columns) for (const [bottom] of columns) {
      if (top === bottom || top === column || bottom === column || RATE.test(columnLabel(table, top)) || RATE.test(columnLabel(table, bottom))) continue
      const links = all.flatMap(({ term, row }) => {
        const part = rowOf.get(row)?.find((cell) => cell.column === top)?.term
        const base = rowOf.get(row)?.find((cell) => cell.column === bottom)?.term
        return part && base && base.value > 0 ? [quotient(part, base, term)] : []
      })
      const holding = links.filter((link) => link.holds).length
      if (holding > (best?.holding ?? 0)) best = { links, holding }
    }
    return best && best.holding >= 2 && best.holding * 2 > best.links.length ? best.links : []
  })
}

function quotient(part: Term, base: Term, rate: Term): Link {
  const percent = (part.value / base.value) * 100
  const fit = fitOf(percent, rate.value, rate.decimals)
  const arithmetic = `${numberText(part.value)}÷${numberText(base.value)}=${percentText(percent)}`
  const right = `${percent.toFixed(rate.decimals)}%`
  const verdict: Verdict | undefined = fit === 'rounded' ? undefined
    : fit === 'none' ? { severity: 'contradiction', message: `表中“${rate.subject}”为${numberText(rate.value)}%,按同列算法应为${right}。`, arithmetic: `${arithmetic}≠${numberText(rate.value)}%`, fits: right }
      : { severity: 'rounding', message: `表中“${rate.subject}”${numberText(rate.value)}%未四舍五入,应为${right}。`, arithmetic, fits: right }
  return {
    kind: 'ratio', terms: [part, base, rate], formula: `${part.id} / ${base.id} * 100 = ${rate.id}`, stated: rate.value, recomputed: Number(percent.toFixed(4)), holds: fit !== 'none',
    ...(verdict ? { verdict } : {}),
  }
}

/** A number of the text that a cell repeats: same value, and the heading of the cell stands before it. */
function inText(context: Context, table: Table, cells: readonly TableTerm[]): Link[] {
  const outside = groupBy(context.terms.filter((term) => (term.start < table.start || term.start >= table.end) && term.form !== 'word'), (term) => term.value)
  return cells.flatMap(({ term, column }) => {
    const words = columnLabel(table, column).replace(/\([^()]*\)$/, '')
    if (words.length < 2 || term.value < 2) return []
    const twin = outside.get(term.value)?.find((other) => other.lead.includes(words) || other.subject.includes(words))
    return twin ? [{ kind: 'same' as const, terms: [twin, term], formula: `${twin.id} = ${term.id}`, stated: term.value, recomputed: twin.value, holds: true }] : []
  })
}
