import { expect, test } from 'vitest'
import { money, orgs } from './field.ts'
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
