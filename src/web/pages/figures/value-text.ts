import type { FigureValue } from '../../../report/contract.ts'
import { moneyText } from '../../components/value.tsx'

/** A figure as a page shows it: grouped digits, its unit apart. */
export const numberText = ({ value, exact }: Pick<FigureValue, 'value' | 'exact'>, unit: string): string =>
  value === null ? '—' : unit === '元' ? moneyText(exact ?? String(value)) : value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })

/** How it compares with the year or span before, in words; rates in points. */
export function comparison(value: number | null, last: number | null, unit: string, word = '上年'): string {
  if (last === null || value === null) return `${word}无可比数据`
  const before = `${word} ${last.toLocaleString('zh-CN', { maximumFractionDigits: 2 })}`
  if (value === last) return `${before}，持平`
  const arrow = value > last ? '↑' : '↓'
  if (unit === '%') return `${before}，${arrow} ${Math.abs(value - last).toFixed(2)} 个百分点`
  return last === 0 ? before : `${before}，${arrow} ${(Math.abs(value - last) / last * 100).toFixed(1)}%`
}
