const trimmed = (value: number): string => String(Math.round(value * 100) / 100)

/** A figure as official prose writes it: 1086件, 28.05%, 132.6万元. Four digits and more stand without separators (GB/T 15835). */
export function figureText(value: number | null, unit: string): string {
  if (value === null) return '（无可计算的数据）'
  if (unit === '元' && Math.abs(value) >= 10_000) return `${trimmed(value / 10_000)}万元`
  return `${trimmed(value)}${unit}`
}

/** Below this a percentage says nothing: three letters after one are no growth of 200 %. */
const SMALL = 50

/** How a figure compares with the year or span before, as a phrase; of a rate, in points. `last` is null where no record of that year is kept. */
export function changeText(value: number | null, last: number | null, unit: string, before = '上年'): string {
  if (value === null || last === null) return `（${before}无可比数据）`
  if (value === last) return `与${before}持平`
  const difference = Math.abs(value - last)
  if (unit === '%') return `比${before}${value > last ? '提高' : '下降'}${trimmed(difference)}个百分点`
  if (last < SMALL) return `比${before}${value > last ? '增加' : '减少'}${figureText(difference, unit)}`
  return `比${before}${value > last ? '增长' : '下降'}${trimmed((difference / last) * 100)}%`
}
