import { describe, expect, test } from 'vitest'
import type { MatterView } from '../../../kernel/http/contract.ts'
import { sample } from '../../../../test/support/sample.ts'
import { unserved } from './unserved.ts'

const served = (to: string, on: string | null = '2025-03-04') => ({ to, recipient: '代收人', served_on: on })
const paper = (id: string, document: string, ...services: readonly object[]) => ({ id, document, received: false, voided_reason: null, services })
const of = (...documents: readonly object[]) => unserved(sample, { values: {}, rows: { party: [{ id: 'a' }, { id: 'b' }] }, documents } as unknown as MatterView).map(({ id }) => id)

describe('还没有送达的文书', () => {
  test('送达全体当事人之前都在其中，由谁签收不论', () => {
    expect(of(paper('1', 'decision'))).toEqual(['1'])
    expect(of(paper('1', 'decision', served('a')))).toEqual(['1'])
    expect(of(paper('1', 'decision', served('a'), served('b', null)))).toEqual(['1'])
    expect(of(paper('1', 'decision', served('a'), served('b')))).toEqual([])
  })
  test('收到的、作废的、重新制作过的旧文书不在其中', () => {
    expect(of({ ...paper('1', 'reply'), received: true }, { ...paper('2', 'notice'), voided_reason: '误发' })).toEqual([])
    expect(of(paper('2', 'notice', served('a'), served('b')), paper('1', 'notice'))).toEqual([])
  })
})
