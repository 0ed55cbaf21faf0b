/**
 * What came in against what was done and what is left: 收到312件,上年结转8件,办结315件,结转下年5件. With both carried-over
 * numbers the account must balance; without them an older stock may explain a difference, which is then a question.
 */
import type { Term } from '../term.ts'
import { findSpanAt } from '../segments.ts'
import { additionOf, totalOf } from './addition.ts'
import { amountOf, isCount, isExact, isRounded, nameOf, numberText, type Context, type Link } from './link.ts'

const CARRIED = /(?:上年|上一年|去年|往年|上期|年初|期初|旧存|此前)[^,;]{0,8}(?:结转|旧存|遗留|未结|存案|转入)[^,;]{0,6}$|旧存$|^[,、;]?结转(?:上年|上期)[^,;]{0,4}$/
const LEFT = /(?:正在(?:办理|审理|处理|调查|整改)|在办|办理中|审理中|处理中|未办结|未审结|未结|未处理|待办|待审|待处理|结转下年|结转下一年|结转下期|转下年|尚余|剩余)[^,;]{0,10}$/
const DONE = /(?:(?<![未待])(?:办结|审结|结案|答复|办理完毕|处理完毕|办毕))[^,;]{0,6}$/
const RECEIVED = /(?:收到|新收|接收|受理|接到|收案|立案)[^,;]{0,20}$/

const ASIDE = /(?:撤回|撤销|撤诉|中止|终止|不予|未予|告知|转送|转办|移送|移交|补正|合并|退回|无效|重复|其他|其它|其余)[^,;]{0,8}$/

type Role = 'received' | 'carried' | 'done' | 'left'

function roleOf({ lead }: Term): Role | undefined {
  if (CARRIED.test(lead)) return 'carried'
  if (LEFT.test(lead)) return 'left'
  if (DONE.test(lead)) return 'done'
  return RECEIVED.test(lead) && !/不予|未予/.test(lead) ? 'received' : undefined
}

/** Finds sentences in which each of the roles is told once. */
export function findBalances(context: Context): Link[] {
  return context.sentences.flatMap((terms) => clausesOf(context, terms).flatMap((clause) => balance(context, clause)))
}

/** Terms between two semicolons, with what the sentence says before of carrying over. */
function clausesOf({ layout }: Context, terms: readonly Term[]): Term[][] {
  const clauses: Term[][] = [[]]
  terms.forEach((term, index) => {
    if (index > 0 && layout.folded.slice((terms[index - 1] as Term).unitEnd, term.start).includes(';')) clauses.push([])
    clauses.at(-1)?.push(term)
  })
  return clauses
}

function balance(context: Context, clause: readonly Term[]): Link[] {
  const roles = new Map<Role, Term>()
  for (const term of clause) {
    const role = isCount(term) ? roleOf(term) : undefined
    if (!role) continue
    // A number in brackets (含上年结转6件) is contained in the one before it: no account can be drawn up.
    if (roles.has(role) || findSpanAt(context.layout.brackets, term.start)) return []
    roles.set(role, term)
  }
  const [received, carried, done, left] = (['received', 'carried', 'done', 'left'] as const).map((role) => roles.get(role))
  if (!received || !done || !left) return []
  const coming = carried ? [received, carried] : [received]
  const terms = [...coming, done, left]
  if (!isExact(...terms) || terms.some((term) => term.family !== received.family || isRounded(term))) return []
  const more = totalOf([done, left]) - totalOf(coming)
  const link: Link = {
    kind: 'sum', terms: [done, left, ...coming], formula: `${done.id} + ${left.id} = ${coming.map(({ id }) => id).join(' + ')}`, stated: totalOf(coming), recomputed: totalOf([done, left]), holds: more === 0,
  }
  if (more === 0) return [link]
  // 撤回5件, 中止6件: told beside, and neither done nor left.
  const asides = clause.filter((term) => isCount(term) && term.family === received.family && !terms.includes(term) && ASIDE.test(term.lead))
  // 结转8件 alone may be what came over or what goes on.
  if (clause.some((term) => isCount(term) && !terms.includes(term) && /^[,、]?结转$/.test(term.lead) && term.value === Math.abs(more))) return [{ ...link, holds: true }]
  if (asides.some((term, at) => term.value === -more || asides.slice(at + 1).some((other) => term.value + other.value === -more))) {
    const told = asides.find((term) => term.value === -more)
    return [told ? { ...link, terms: [done, left, told, ...coming], formula: `${done.id} + ${left.id} + ${told.id} = ${coming.map(({ id }) => id).join(' + ')}`, recomputed: totalOf(coming), holds: true } : { ...link, holds: true }]
  }
  const sides = `${additionOf([done, left])}=${numberText(totalOf([done, left]))},${coming.length > 1 ? `${additionOf(coming)}=` : ''}${numberText(totalOf(coming))}`
  const gap = `${numberText(Math.abs(more))}${received.unit}`
  return [{
    ...link, verdict: {
      severity: carried && asides.length === 0 ? 'contradiction' : 'doubt',
      message: `${nameOf(done) || '办结'}${amountOf(done)}与未结的${amountOf(left)}之和${more > 0 ? '多于' : '少于'}${carried ? '新收与结转之和' : `${nameOf(received) || '收到'}${amountOf(received)}`}${gap}${carried ? '' : more > 0 ? '，是否含上年结转，请写明' : '，其余如何处理，请核'}。`,
      arithmetic: sides, fits: more > 0 ? `收到与结转之和为${numberText(totalOf([done, left]))}${received.unit}时相符` : `办结、未结或其他处理合计${numberText(totalOf(coming))}${received.unit}时相符`,
    },
  }]
}
