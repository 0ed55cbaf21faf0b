/** All relation finders in order, and one list of their links. */
import type { Term } from '../term.ts'
import { findIndexAt, type Layout } from '../segments.ts'
import { findTables } from '../tables.ts'
import { findAverages } from './average.ts'
import { findBalances } from './balance.ts'
import { findChanges } from './change.ts'
import { findComparisons } from './compare.ts'
import { findCounts } from './count.ts'
import { findDifferences } from './difference.ts'
import { findParts } from './leq.ts'
import { contextOf, type Finder, type Link } from './link.ts'
import { findPeriods } from './period.ts'
import { findImplausible } from './plausibility.ts'
import { findSame } from './same.ts'
import { findShares } from './share.ts'
import { findSums } from './sum.ts'
import { findTableRelations } from './table.ts'

/** Tables have their own finder; the others read sentences. */
const FINDERS: readonly Finder[] = [findSums, findBalances, findShares, findChanges, findComparisons, findDifferences, findPeriods, findAverages, findCounts, findParts, findSame, findImplausible, findTableRelations]

/** Finds the relations between figures; of several links of one kind between the same figures one that says more stands. */
export function findLinks(layout: Layout, terms: readonly Term[]): Link[] {
  const tables = findTables(layout)
  const inTable = (term: Term): boolean => findIndexAt(tables, term.start) >= 0
  const prose = contextOf(layout, tables.length === 0 ? terms : terms.filter((term) => !inTable(term)))
  const links = new Map<string, Link>()
  for (const finder of FINDERS) {
    for (const link of finder(finder === findTableRelations ? contextOf(layout, terms) : prose)) {
      const key = `${link.kind}:${link.terms.map((term) => term.id).toSorted().join(',')}`
      if (!links.has(key) || (link.verdict && !links.get(key)?.verdict)) links.set(key, link)
    }
  }
  return [...links.values()].toSorted((a, b) => firstOf(a) - firstOf(b))
}

function firstOf(link: Link): number {
  return Math.min(...link.terms.map((term) => term.start))
}
