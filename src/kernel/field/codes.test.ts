import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCodeDoubts, creditCodeProblem, identityNumberProblem, normalCode, upgradedIdentityNumber } from './codes.ts'

// Region 990112 is not assigned and the births are of 1880 to 1909, so that nobody living is named.
const sound = [
  '91350100M000100Y43', '91110000600037341L', '91990112MA05X7T13P', '91990112MA0000007F', '92990112MA00000157', '93990112MF00012353',
  '11990112000000000Y', '12990112000000019Q', '13990112MB0000019T', '51990112MJ000000X8', '52990112MJ00000185', '53990112MJ0000026W',
  '54990112MG0000017P', 'N2990112MF0000021Q', '35990112MD0000008J', '91990112MA0000330X', '91990112MA00000310', '91990112MA000020XY',
  '91990112MA0000015A', '91990112ma05x7t13p',
]
const unsound = [
  ['91990112MA05X7T131', '校验码'], ['91990112MA50X7T13P', '校验码'], ['91990112MI05X7T13P', '“I”'], ['91990112MA0OX7T13P', '“O”'],
  ['91990112MA05X7T13', '17 位'], ['91990112MA05X7T13P0', '19 位'], ['9199A112MA05X7T13P', '区划代码'],
] as const

describe('统一社会信用代码（GB 32100-2015）', () => {
  test.each(sound)('%s 正确', (code) => expect(creditCodeProblem(code)).toBeNull())
  test.each(unsound)('%s 有误：%s', (code, why) => expect(creditCodeProblem(code)).toContain(why))
  test('主体标识码自身的校验码不符、类别不常见的，只提示，不算错', () => {
    expect(creditCodeProblem('91990112MA05X7T14T')).toBeNull()
    expect(creditCodeDoubts('91990112MA05X7T14T')).toEqual(['主体标识码的校验码不符（早期登记的个体工商户有此情形）'])
    expect(creditCodeDoubts('91990112MA05X7T13P')).toEqual([])
    expect(creditCodeDoubts('54990112MG0000017P')[0]).toContain('“54”')
  })
  test('任何一个字符录错，或者相邻两个不同的字符颠倒，都会被发现', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const codes = sound.map(normalCode)
    fc.assert(fc.property(fc.constantFrom(...codes), fc.nat(17), fc.constantFrom(...alphabet), (code, at, wrong) => {
      const changed = code.slice(0, at) + wrong + code.slice(at + 1)
      expect(creditCodeProblem(changed) === null).toBe(changed === code)
    }))
    fc.assert(fc.property(fc.constantFrom(...codes), fc.nat(15), (code, at) => {
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
      expect(creditCodeProblem(swapped) === null).toBe(swapped === code)
    }))
  })
})

describe('公民身份号码（GB 11643-1999）', () => {
  test.each(['11010519491231002X', '440524188001010014', '120112190101010012', '120112190101010020', '120112190402290038', '12011219050630123X',
    '120112190808088884', '12011219010101008x'])('%s 正确', (number) => expect(identityNumberProblem(number)).toBeNull())
  test.each([
    ['120112190101010010', '校验码'], ['120112190101020012', '校验码'], ['120112190101010021', '校验码'], ['120112190002290012', '1900-02-29 不存在'],
    ['120112190102300011', '不存在'], ['12011219011301001X', '不存在'], ['120112190101000017', '不存在'], ['12011219010101001', '17 位'],
    ['1201121901010100A2', '数字'], ['110105491231002', '15 位'],
  ])('%s 有误：%s', (number, why) => expect(identityNumberProblem(number)).toContain(why))
  test('15 位旧号码有对应的 18 位号码', () => expect(upgradedIdentityNumber('110105491231002')).toBe('11010519491231002X'))
  test('出生日期不得晚于今天', () => {
    expect(identityNumberProblem('11010519491231002X', '1949-12-30')).toContain('尚未到来')
    expect(identityNumberProblem('11010519491231002X', '1949-12-31')).toBeNull()
  })
})
