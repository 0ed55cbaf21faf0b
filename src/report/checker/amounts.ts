/** Amounts told in two parts: 三成五 (tenths and hundredths), 五元三角, 十二块五. */
import type { Numeral } from './numeral.ts'
import { readNumeral } from './numerals.ts'
import { isHan, skipBlanks } from './text.ts'
import type { Measured } from './units.ts'

/** Joins what belongs to one amount; any other number is returned as it is. */
export function withParts(folded: string, numeral: Numeral, measured: Measured): Measured {
  return tenths(folded, numeral, measured) ?? change(folded, measured) ?? measured
}

/** Words that begin with 成. */
const WORDS_OF_TENTH = '立为功员果效绩本长交熟就都形品套人分年'

/** 三成, 九成五, 三成半: tenths are given in percent; 成立 and the like are other words. */
function tenths(folded: string, numeral: Numeral, measured: Measured): Measured | undefined {
  const at = skipBlanks(folded, numeral.end)
  if (folded[at] !== '成' || numeral.value <= 0 || numeral.value > 10 || (measured.unit !== '成' && measured.unit !== '')) return undefined
  const next = folded[at + 1] ?? ' '
  if (WORDS_OF_TENTH.includes(next)) return undefined
  const half = '五5半'.includes(next)
  const end = at + (half ? 2 : 1)
  const after = /^(?:以上|以下|左右|多)/.exec(folded.slice(end, end + 2))?.[0] ?? ''
  return { ...measured, end, value: Number((numeral.value * 10 + (half ? 5 : 0)).toPrecision(12)), unit: '%', unitEnd: end + after.length, qualifier: after || measured.qualifier }
}

const CENTS: Readonly<Record<string, number>> = { 角: 10, 毛: 10, 分: 100, 厘: 1000 }

/** 五元三角, 三千元零五分, 伍仟元整, 十二块五: the parts of one sum, in 元. */
function change(folded: string, measured: Measured): Measured | undefined {
  const { unit } = measured
  if (unit !== '元' && unit !== '块' || measured.qualifier !== '') return undefined
  if (unit === '元' && (folded[measured.unitEnd] === '整' || folded[measured.unitEnd] === '正')) return { ...measured, unitEnd: measured.unitEnd + 1 }
  let { value } = measured
  let end = measured.unitEnd
  let below = 1
  for (;;) {
    const after = folded[end] === '零' && !((folded[end + 1] ?? '') in CENTS) ? end + 1 : end
    const part = readNumeral(folded, after)
    const cents = part && CENTS[folded[part.end] ?? '']
    if (!part || !cents || cents <= below || part.value >= 10 || !Number.isInteger(part.value) || part.value < 0) break
    value += part.value / cents
    end = part.end + 1
    below = cents
  }
  if (unit === '块' && end === measured.unitEnd) {
    const part = readNumeral(folded, end)
    if (!part || part.end - part.start !== 1 || !(part.value >= 1 && part.value <= 9) || isHan(folded[part.end])) return undefined
    return { ...measured, end: part.end, unitEnd: part.end, value: Number((value + part.value / 10).toFixed(2)), unit: '元' }
  }
  return end === measured.unitEnd ? undefined : { ...measured, end, unitEnd: end, value: Number(value.toFixed(3)), unit: '元' }
}
