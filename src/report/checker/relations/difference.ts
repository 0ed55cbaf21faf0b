/** Additions and removals: 原18项, 取消2项, 新增3项, 共19项. */
import type { Term } from '../term.ts'
import { amountOf, isCount, isExact, numberText, positionOf, type Context, type Link } from './link.ts'

const REMOVED = /(?:取消|下放|废止|删除|删减|核减|减少|调出|移出|退出|注销|撤销|撤并|剔除|核销|划出|终止)[^,;]{0,6}$/
const ADDED = /(?:新增|增加|增设|增补|补充|调入|新设|新建|划入|追加)[^,;]{0,6}$/
/** 制定2件,修改1件,废止1件,共计4件: what was done, and no stock. */
const CHANGED = /(?:制定|修改|修订|印发|出台)[^,;]{0,6}$/
const RESULT = /(?:共计|共有|共|现有|现|剩余|剩|尚余|保留|变为|达到|总数为|总数|总计|合计|调整为|调整后为|仍有|还有)[^,;]{0,8}$/

/** Finds a stock with what was added and taken away, and the stock that remains. */
export function findDifferences(context: Context): Link[] {
  return context.sentences.flatMap((terms) => terms.flatMap((_, index) => [...stockAt(terms, index), ...netAt(terms, index)])).flatMap((link) => [link, ...atFirstMention(context, link)])
}

/** 公布了18项。18项…取消2项: the stock was stated just before; that figure stands in the relation as well. */
function atFirstMention(context: Context, link: Link): Link[] {
  const [base, ...others] = link.terms as [Term, ...Term[]]
  const at = positionOf(context.terms, base)
  const first = context.terms.slice(Math.max(0, at - 3), at).find((term) => term.value === base.value && term.unit === base.unit && term.subject === base.subject)
  return first && link.holds ? [{ ...link, terms: [first, ...others], formula: link.formula.replace(base.id, first.id) }] : []
}

function stockAt(terms: readonly Term[], index: number): Link[] {
  const base = terms[index] as Term
  if (!isCount(base) || REMOVED.test(base.lead) || ADDED.test(base.lead) || CHANGED.test(base.lead)) return []
  const moves: { term: Term; sign: 1 | -1 }[] = []
  for (const term of terms.slice(index + 1, index + 8)) {
    if (term.unit !== base.unit) return []
    if (REMOVED.test(term.lead)) moves.push({ term, sign: -1 })
    else if (ADDED.test(term.lead)) moves.push({ term, sign: 1 })
    else return moves.length > 0 && RESULT.test(term.lead) ? judge(base, moves, term) : []
  }
  return []
}

/** 新增21名、退出9名,净增12名. */
function netAt(terms: readonly Term[], index: number): Link[] {
  const [more, less, net] = terms.slice(index, index + 3)
  if (!more || !less || !net || !ADDED.test(more.lead) || /[至到为]$/.test(more.lead) || !REMOVED.test(less.lead) || !/净增加?$/.test(net.lead) || less.unit !== more.unit || net.unit !== more.unit || !isExact(more, less, net)) return []
  const expected = more.value - less.value
  const holds = expected === net.value
  const verdict = { severity: 'doubt' as const, message: `增${amountOf(more)}、减${amountOf(less)}，净增应为${expected}${net.unit}，文中为${amountOf(net)}。`, arithmetic: `${numberText(more.value)}-${numberText(less.value)}=${expected}≠${numberText(net.value)}`, fits: `${expected}${net.unit}` }
  return [{ kind: 'difference', terms: [more, less, net], formula: `${more.id} - ${less.id} = ${net.id}`, stated: net.value, recomputed: expected, holds, ...(holds ? {} : { verdict }) }]
}

function judge(base: Term, moves: readonly { term: Term; sign: 1 | -1 }[], result: Term): Link[] {
  const signs = moves.map(({ term, sign }) => `${sign < 0 ? '-' : '+'} ${term.id}`).join(' ')
  const expected = moves.reduce((sum, { term, sign }) => sum + sign * term.value, base.value)
  const terms = [base, ...moves.map(({ term }) => term), result]
  const holds = expected === result.value || !isExact(...terms)
  const link: Link = { kind: 'difference', terms, formula: `${base.id} ${signs} = ${result.id}`, stated: result.value, recomputed: expected, holds }
  if (holds) return [link]
  // After a removal alone other items may be pending; nothing can be said.
  if (moves.length === 1 && !/共计|合计|总计|总数|调整/.test(result.lead)) return []
  const arithmetic = `${numberText(base.value)}${moves.map(({ term, sign }) => `${sign < 0 ? '-' : '+'}${numberText(term.value)}`).join('')}=${expected}≠${numberText(result.value)}`
  // The first number may already be the stock after one of the moves.
  const counted = result.value === base.value || moves.some(({ term, sign }) => expected - sign * term.value === result.value)
  return [{
    ...link, verdict: {
      severity: counted || !isSettled(moves, result) ? 'doubt' : 'contradiction', message: `${amountOf(base)}经增减后应为${expected}${base.unit}，文中为${amountOf(result)}。`, arithmetic, fits: `${expected}${base.unit}`,
    },
  }]
}

/** With both removals and additions and a total drawn, nothing else is left open. */
function isSettled(moves: readonly { sign: 1 | -1 }[], result: Term): boolean {
  return moves.some(({ sign }) => sign < 0) && moves.some(({ sign }) => sign > 0) && /(?:共计|合计|总计|共|总数为?|调整为|调整后为)$/.test(result.lead)
}
