import { chineseInteger, readAmount } from '../../../kernel/import/normal.ts'
import type { PenaltyKind } from '../choices.ts'
import { bases } from './choices.ts'

type Base = keyof typeof bases
/** What a standard's words say of the range, as far as it is certain; what is not said is left out. */
export interface RangeRead {
  readonly amount_from?: string; readonly amount_to?: string
  readonly multiple_of?: Base; readonly percent_from?: number; readonly percent_to?: number
  readonly days_from?: number; readonly days_to?: number
  readonly kinds?: readonly PenaltyKind[]
}

const N = '[\\d.〇零一二三四五六七八九十百千两点]+'
const AMOUNT = '([\\d.,〇零一二三四五六七八九十百千两]+[万亿]?)元'
const BASES = Object.entries(bases).flatMap(([code, label]) => code === 'other' ? [] : [[label, code as Base] as const])

function numberOf(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  const [whole = '', fraction] = text.split('点')
  const read = chineseInteger(whole)
  return read === undefined ? undefined : fraction === undefined ? read : Number(`${read}.${[...fraction].map((sign) => chineseInteger(sign) ?? '').join('')}`)
}
/** 三倍 300, 百分之五 5, 10% 10; whole percents only. */
function percentOf(text: string): number | undefined {
  const times = new RegExp(`^(${N})倍$`).exec(text)?.[1]
  const share = new RegExp(`^百分之(${N})$`).exec(text)?.[1] ?? /^([\d.]+)%$/.exec(text)?.[1]
  const read = times !== undefined ? (numberOf(times) ?? Number.NaN) * 100 : share !== undefined ? numberOf(share) ?? Number.NaN : Number.NaN
  const whole = Math.round(read * 1e6) / 1e6
  return Number.isInteger(whole) ? whole : undefined
}
/** 二万元, 5,000元; a bare 五 before 万元 takes the unit of its pair: 一至三万元. */
const yuanOf = (text: string, pair = ''): string | undefined => {
  const unit = /[万亿]$/.exec(text)?.[0] ?? /[万亿]$/.exec(pair)?.[0] ?? ''
  const plain = text.replaceAll(/[,，万亿]/g, '')
  return readAmount(/^[\d.]+$/.test(plain) ? `${plain}${unit}元` : chineseInteger(plain) === undefined ? '' : `${chineseInteger(plain)!}${unit}元`)
}

const KINDS: readonly (readonly [RegExp, PenaltyKind])[] = [
  [/警告/, 'warning'], [/通报批评/, 'criticism'], [/罚款/, 'fine'], [/没收/, 'confiscation'], [/暂扣/, 'suspension'], [/降低资质/, 'downgrade'], [/停产停业|停业整顿|停产整顿/, 'shutdown'],
  [/责令关闭|限制从业/, 'closure'], [/吊销/, 'revocation'], [/拘留/, 'detention'],
]

/**
 * The range that 具体标准 tells: 处一万元以上三万元以下罚款, 违法所得一倍以上三倍以下, 并处百分之五以上百分之十以下, 五日以上十日以下拘留.
 * Where a text tells several ranges of a sort, which holds depends on the case: none of them is read.
 */
export function readRange(given: string): RangeRead {
  const text = given.normalize('NFKC').replaceAll(/\s/g, '')
  const shares = [...text.matchAll(new RegExp(`(${BASES.map(([label]) => label).join('|')})[^，。；,;]{0,8}?((?:${N}倍)|(?:百分之${N})|(?:[\\d.]+%))以上((?:${N}倍)|(?:百分之${N})|(?:[\\d.]+%))以下`, 'g'))]
  const amounts = [...text.matchAll(new RegExp(`${AMOUNT}?以上(?:不足|不满)?${AMOUNT}(?:以下)?(?:的?罚款)`, 'g'))]
  const most = amounts.length > 0 ? [] : [...text.matchAll(new RegExp(`${AMOUNT}以下(?:的?罚款)`, 'g'))]
  const days = [...text.matchAll(new RegExp(`(${N})[日天]以上(${N})[日天]以下`, 'g'))]
  const kinds = KINDS.flatMap(([pattern, kind]) => pattern.test(text) ? [kind] : [])
  const [share] = shares
  const [from, to] = share ? [percentOf(share[2]!), percentOf(share[3]!)] : []
  const single = amounts.length === 1 ? amounts[0]! : undefined
  const [least, greatest] = single ? [yuanOf(single[1]!, single[2]), yuanOf(single[2]!)] : most.length === 1 ? ['0.00', yuanOf(most[0]![1]!)] : []
  const [first, last] = days.length === 1 ? [numberOf(days[0]![1]!), numberOf(days[0]![2]!)] : []
  return {
    ...(kinds.length > 0 && { kinds }),
    ...(shares.length === 1 && from !== undefined && to !== undefined && { multiple_of: BASES.find(([label]) => label === share![1])![1], percent_from: from, percent_to: to }),
    ...(least !== undefined && greatest !== undefined && { amount_from: least, amount_to: greatest }),
    ...(first !== undefined && last !== undefined && { days_from: first, days_to: last }),
  }
}
