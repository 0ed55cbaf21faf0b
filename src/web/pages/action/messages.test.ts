import { expect, test } from 'vitest'
import type { Problem } from '../../../kernel/http/contract.ts'
import { messagesOf } from './use-action-form.ts'

const problem: Problem = { type: 'invalid', title: '填写有误', status: 422, detail: '', instance: '', fields: [{ field: 'amount', message: '金额' }, { field: 'party.0.name', message: '姓名' }, { field: 'party[0].phone', message: '电话' }] }
const unchanged = { id: 'a', name: '张三' }
const added = { name: '' }
const form = { values: {}, rows: { party: [unchanged, added] }, papers: {}, on: '2025-03-03', reason: '' }

test('未改动的当事人没有提交,错误仍落在表单上的那一项', () => {
  expect(messagesOf(problem, { form, edited: new Set() }, { rows: { party: [added] } })).toEqual({ amount: '金额', 'party.1.name': '姓名', 'party.1.phone': '电话' })
})
test('改动之后,原来的错误不再显示', () => {
  expect(messagesOf(problem, { form, edited: new Set(['amount', 'party.1.name']) }, { rows: { party: [added] } })).toEqual({ 'party.1.phone': '电话' })
})
