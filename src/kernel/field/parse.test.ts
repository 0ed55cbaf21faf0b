import { expect, test } from 'vitest'
import { money } from './field.ts'
import { parseValue } from './parse.ts'

test('金额以元为单位、至多两位小数，不为负数', () => {
  const read = (given: string) => parseValue(money('金额'), given)
  expect(read('1000.5')).toEqual({ value: '1000.50' })
  expect(read('0')).toEqual({ value: '0.00' })
  expect(read('-5')).toEqual({ message: '不得为负数' })
  for (const none of ['壹仟元', '1000.555', '-', '1,000']) expect(read(none)).toEqual({ message: '应当是以元为单位、至多两位小数的金额，如 1234.50' })
})
