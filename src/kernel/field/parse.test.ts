import { expect, test } from 'vitest'
import { money, orgs, text } from './field.ts'
import { parseValue } from './parse.ts'

test('金额以元为单位、至多两位小数，不为负数', () => {
  const read = (given: string) => parseValue(money('金额'), given)
  expect(read('1000.5')).toEqual({ value: '1000.50' })
  expect(read('0')).toEqual({ value: '0.00' })
  expect(read('-5')).toEqual({ message: '不得为负数' })
  for (const none of ['壹仟元', '1000.555', '-', '1,000']) expect(read(none)).toEqual({ message: '应当是以元为单位、至多两位小数的金额，如 1234.50' })
})

test('多个机构：重复的只记一次，一个也没有的记为空，不是机构的不收', () => {
  const [a, b] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
  const read = (given: unknown) => parseValue(orgs('联合单位'), given)
  expect(read([a, b, a])).toEqual({ value: [a, b] })
  expect(read([])).toEqual({ value: null })
  for (const none of [a, ['某局'], [null]]) expect(read(none)).toEqual({ message: '请从机构目录中选择' })
})

test('代码、电话、证号里的全角数字、空格、小写字母记为同一个写法；其他文字照原样', () => {
  const read = (field: ReturnType<typeof text>, given: string) => parseValue(field, given)
  for (const given of ['91990112MA05X7T13P', '91990112ma05x7t13p', '９１９９０１１２ＭＡ０５Ｘ７Ｔ１３Ｐ', ' 9199 0112 MA05X7T13P '])
    expect(read(text('代码', { check: 'credit_code' }), given)).toEqual({ value: '91990112MA05X7T13P' })
  expect(read(text('电话', { check: 'phone' }), '１３８ ００００ ００００')).toEqual({ value: '13800000000' })
  expect(read(text('电话', { check: 'phone' }), '０２２－２８３９１１２３')).toEqual({ value: '022-28391123' })
  expect(read(text('证号', { plain: true }), '示执（２０２４）Ａ０１')).toEqual({ value: '示执（2024）A01' })
  expect(read(text('名称'), 'Ａ座１号 ２层')).toEqual({ value: 'Ａ座１号 ２层' })
})
