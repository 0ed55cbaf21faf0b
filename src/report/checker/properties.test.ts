import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { findFigures } from './figures.ts'
import { readNumeral } from './numerals.ts'
import { layoutOf } from './segments.ts'

const DIGITS = '零一二三四五六七八九'

/** Writes a whole number below 10^12 in Chinese. */
function chinese(value: number): string {
  if (value < 10) return DIGITS[value] as string
  for (const [scale, name] of [[1e8, '亿'], [1e4, '万'], [1000, '千'], [100, '百'], [10, '十']] as const) {
    if (value < scale) continue
    const high = Math.floor(value / scale)
    const rest = value % scale
    const head = scale === 10 && high === 1 ? '一十' : `${chinese(high)}${name}`
    const gap = rest > 0 && rest < scale / 10 ? '零' : ''
    return head.replace(/^一十/, scale === 10 ? '十' : '一十') + (rest > 0 ? gap + chinese(rest).replace(/^十/, '一十') : '')
  }
  return ''
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
const wide = (text: string): string => text.replace(/[0-9.,%]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const amount = fc.integer({ min: 2, max: 99_999_999 })
const unit = fc.constantFrom('件', '项', '份', '人次', '家', '名', '处')
const object = fc.constantFrom('行政复议申请', '规范性文件', '执法检查', '法律意见', '宣传资料')

describe('numerals read back', () => {
  it('Chinese', () => fc.assert(fc.property(fc.integer({ min: 10, max: 999_999_999_999 }), (value) => {
    const text = chinese(value)
    expect([text, readNumeral(text, 0)?.value, readNumeral(text, 0)?.end]).toEqual([text, value, text.length])
  })))

  it('percent in words', () => fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 9 }), (whole, tenth) => {
    expect(readNumeral(`百分之${chinese(whole)}点${DIGITS[tenth]}`, 0)?.value).toBeCloseTo(whole + tenth / 10, 9)
  })))

  it('any form of an amount in a sentence, with place', () => fc.assert(fc.property(amount, unit, object, fc.constantFrom(String, grouped, chinese, (value: number) => wide(grouped(value))), (value, measure, noun, write) => {
    const before = `2024年,全区共办理${noun}`
    const text = `${before}${write(value)}${measure},工作取得实效。`
    const found = findFigures(layoutOf(text)).figures
    expect(found.map((figure) => [figure.start, figure.end, figure.value, figure.unit])).toEqual([[before.length, before.length + write(value).length, value, measure]])
  })))
})

describe('any text', () => {
  const pieces = fc.constantFrom(...'0 1 9 一 十 百 万 亿 零 半 点 分之 % , 。 、 ; : ( ) “ ” 《 》 - — 年 月 日 个 件 名 率 其中 共 合计 全部 均 无一 第 由 压缩至 减少 增长 余 多 近 其他 \t \n 甲 乙 等 三项制度 即'.split(' '))
  it('is checked without error; offsets and ids are sound', () => fc.assert(fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
    const text = parts.join('')
    const { figures, relations, findings } = check(text)
    const ids = new Set(figures.map(({ id }) => id))
    expect(ids.size).toBe(figures.length)
    for (const { start, end, raw, value } of figures) expect([raw, Number.isFinite(value)]).toEqual([text.slice(start, end), true])
    for (const { figures: used } of [...relations, ...findings]) expect(used.every((id) => ids.has(id))).toBe(true)
  }), { numRuns: 500 }))
})

describe('relations read back', () => {
  const relation = (text: string, kind: string) => check(text).relations.filter((one) => one.kind === kind)
  const contradictions = (text: string) => check(text).findings.filter(({ severity }) => severity === 'contradiction')

  it('parts of a total', () => fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 6 }), (parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0)
    const names = '甲乙丙丁戊己'
    const text = `全年办理案件${total}件,其中${parts.map((part, index) => `${names[index]}类${part}件`).join('、')}。`
    expect(relation(text, 'sum').some(({ holds, stated }) => holds && stated === total)).toBe(total >= 2)
    expect(contradictions(text)).toEqual([])
  })))

  it('a part larger than its only total is a contradiction', () => fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (total, more) => {
    expect(contradictions(`全年办理案件${total}件,其中甲类${total + more}件。`)).toHaveLength(1)
  })))

  it('rates of a part, rounded to any place', () => fc.assert(fc.property(fc.integer({ min: 2, max: 9999 }), fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 2 }), (base, some, places) => {
    const part = 1 + (some % base)
    const rate = ((part / base) * 100).toFixed(places)
    const text = `组织${base}人参加考试,合格${part}人,合格率${rate}%。`
    expect(relation(text, 'ratio').some(({ holds }) => holds)).toBe(true)
    expect(contradictions(text)).toEqual([])
  })))

  it('a rate given with absences', () => fc.assert(fc.property(fc.integer({ min: 20, max: 500 }), fc.integer({ min: 1, max: 15 }), (base, absent) => {
    const rate = (((base - absent) / base) * 100).toFixed(2)
    const text = `发生应诉案件${base}件,负责人未出庭的${absent}件,出庭率达${rate}%。`
    expect(relation(text, 'ratio').some(({ holds, figures }) => holds && figures.length === 3)).toBe(true)
    expect(contradictions(text)).toEqual([])
  })))

  it('a rate off by more than rounding is called into question', () => fc.assert(fc.property(fc.integer({ min: 50, max: 500 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 2, max: 9 }), (base, absent, off) => {
    const rate = (((base - absent) / base) * 100 - off - 0.37).toFixed(2)
    // A smaller number of cases heard may fit by chance; then it is a doubt.
    expect(check(`发生应诉案件${base}件,负责人未出庭的${absent}件,出庭率达${rate}%。`).findings).toHaveLength(1)
  })))

  it('before and after with the rate of change', () => fc.assert(fc.property(fc.integer({ min: 20, max: 900 }), fc.integer({ min: 1, max: 19 }), (before, less) => {
    const after = before - less
    const rate = ((less / before) * 100).toFixed(1)
    expect(relation(`审批事项由${before}项压缩至${after}项,精简率${rate}%。`, 'change').some(({ holds }) => holds)).toBe(true)
    expect(contradictions(`审批事项由${before}项压缩至${after}项,精简率${rate}%。`)).toEqual([])
    // Another base may fit by chance; then it is a doubt that names it.
    expect(check(`审批事项由${before}项压缩至${after}项,精简率${(Number(rate) + 3).toFixed(1)}%。`).findings).toHaveLength(1)
  })))

  it('additions and removals', () => fc.assert(fc.property(fc.integer({ min: 20, max: 90 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (stock, removed, added) => {
    const text = (result: number): string => `公布事项${stock}项,取消${removed}项,新增${added}项,共计${result}项。`
    expect(relation(text(stock - removed + added), 'difference').some(({ holds }) => holds)).toBe(true)
    expect(contradictions(text(stock - removed + added))).toEqual([])
    expect(contradictions(text(stock + 40))).toHaveLength(1)
  })))

  it('names of a list', () => fc.assert(fc.property(fc.integer({ min: 3, max: 9 }), fc.constantFrom(0, 1), (count, missing) => {
    const names = '教育 卫生 交通 供水 供电 供热 环保 养老 托育'.split(' ').slice(0, count - missing)
    const found = contradictions(`设立${chinese(count)}个服务专区:${names.join('、')}。`)
    expect(found).toHaveLength(missing === 0 || names.length < 3 ? 0 : missing)
  })))
})
