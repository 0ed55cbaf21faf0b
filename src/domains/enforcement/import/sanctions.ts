import type { Reader } from '../../../kernel/import/mapping.ts'
import { readAmount, type AmountUnit } from '../../../kernel/import/normal.ts'
import { fenOf, yuanOf } from '../../../kernel/law/money.ts'
import type { PenaltyKind } from '../choices.ts'

/** How published decisions name the kinds of 行政处罚法第九条, new words and old. */
const WORDS: { readonly [kind in Exclude<PenaltyKind, 'other'>]: RegExp } = {
  warning: /警告/, criticism: /通报批评/, fine: /罚款/, confiscation: /没收/, suspension: /暂扣/, downgrade: /降低资质/, restriction: /限制(?:开展)?生产经营/,
  shutdown: /停产|停业/, closure: /责令关闭|限制从业|禁止从业/, revocation: /吊销/, detention: /拘留/,
}
const kindsIn = (text: string): PenaltyKind[] => (Object.keys(WORDS) as (keyof typeof WORDS)[]).filter((kind) => WORDS[kind].test(text))

const AMOUNT = '([\\d.,，]+\\s*(?:亿元|万元|元)|[零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟两]+元)'
const FINE = new RegExp(`罚款[^，。；;,]{0,6}?${AMOUNT}`, 'g')
const CONFISCATED = new RegExp(`没收[^，。；;,]*?${AMOUNT}`, 'g')

/** The amounts of one cell. Several ways of writing one amount are one; anything else is a doubt, and no amount. */
function certain(cell: string, unit: AmountUnit): { readonly amount: string | null; readonly doubt?: string } {
  const written = cell.split(/[|｜]/).map((one) => one.trim()).filter(Boolean)
  const read = written.map((one) => readAmount(one, unit))
  const [first, ...others] = new Set(read)
  if (first !== undefined && others.length === 0) return { amount: first }
  return { amount: null, doubt: written.length > 1 ? `有几个不同的金额（${written.join('、')}），无法确定哪一个是决定的金额，照原文保留` : `“${cell}”不是可以确定的金额，照原文保留` }
}
function summed(content: string, pattern: RegExp): string | null {
  const found = [...content.matchAll(pattern)].map(([, amount]) => readAmount(amount!.replaceAll('，', '')))
  return found.length === 0 || found.includes(undefined) ? null : yuanOf(found.reduce((total, amount) => total + fenOf(amount!), 0n))
}

/** What a decision imposed, from the columns that tell it: kinds, content in words, amounts of fine and confiscation, licence, basis. */
export const sanctions: Reader = (given, unit) => {
  const { kinds = '', content = '', fine = '', confiscation = '', licence = '', basis = '' } = given
  const doubts: { argument: string; reason: string }[] = []
  const amountOf = (argument: 'fine' | 'confiscation', cell: string, pattern: RegExp): string | null => {
    if (cell === '') return summed(content, pattern)
    const { amount, doubt } = certain(cell, unit)
    if (doubt) doubts.push({ argument, reason: doubt })
    // A column of zeros says that there was none.
    return amount === '0.00' ? null : amount
  }
  const [fined, confiscated] = [amountOf('fine', fine, FINE), amountOf('confiscation', confiscation, CONFISCATED)]
  const isSaid = (cell: string) => cell !== '' && readAmount(cell, unit) !== '0.00'
  const found = new Set<PenaltyKind>([
    ...kindsIn(`${kinds}；${content}`), ...(isSaid(fine) ? ['fine' as const] : []), ...(isSaid(confiscation) ? ['confiscation' as const] : []),
  ])
  if (found.size === 0 && (kinds !== '' || content !== '')) found.add('other')
  return {
    doubts,
    rows: [...found].map((kind) => ({
      kind, amount: kind === 'fine' ? fined : kind === 'confiscation' ? confiscated : null,
      content: (content || (kind === 'fine' ? fine : kind === 'confiscation' ? confiscation : kinds)).slice(0, 500) || null,
      basis: basis.slice(0, 500) || null, licence: ['suspension', 'downgrade', 'revocation'].includes(kind) ? licence || null : null,
    })),
  }
}
