import { expect, test } from 'vitest'
import { readAmount } from './read-amount.ts'

test('金额按人们输入的样子读：千分位、全角数字、带“元”和“¥”的都可以，读不出的原样留给系统指明', () => {
  expect(['1,000.5', '1，000.50', '１０００．５', '1000。5', '¥1000', '1000元', '1000 元', ''].map(readAmount)).toEqual(['1000.5', '1000.50', '1000.5', '1000.5', '1000', '1000', '1000', null])
  expect(['壹仟元', '2万', '1000元整'].map(readAmount)).toEqual(['壹仟元', '2万', '1000元整'])
})
