import { buffer } from 'node:stream/consumers'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { check } from '../checker/check.ts'
import { docxText } from '../checker/read/docx.ts'
import { findingsDocx, findingsXlsx, summaryOf } from './export.ts'
import type { Judgement } from './words.ts'

const text = '一、复议应诉\n全年发生应诉案件64件，行政负责人未出庭的3件，出庭率达96.25%。\n二、审批\n将177项审批事项压缩至92项，精简率达48.6%。'
const checked = { text, ...check(text) }
const judgements = new Map<number, Judgement>([[0, { verdict: 'confirmed', reason: '=应改为95.31%' }], [1, { verdict: 'dismissed', reason: '' }]])

describe('核查问题清单', () => {
  test('Word 清单写明对象、日期、每个问题的原文、算式、相符的值和处理', async () => {
    const words = await docxText(findingsDocx(checked, judgements, { name: '2024年报告.docx', on: '2025-03-03' }))
    for (const part of ['报告数据核查问题清单', '核查对象：2024年报告.docx', '2025-03-03', '1．〔矛盾〕', '95.31%', '相符：', '处理：确认：=应改为95.31%', '处理：不采纳', '行政负责人未出庭的3件']) expect(words).toContain(part)
  })
  test('没有问题时清单照样成文，说明没有发现问题', async () => {
    const clean = { text: '受理5件。', ...check('受理5件。') }
    expect(await docxText(findingsDocx(clean, new Map(), { name: '', on: '2025-03-03' }))).toContain('没有发现问题')
  })
  test('表格一行一个问题；理由以等号开头的不会成为公式', async () => {
    const { sheets: [sheet] } = await readXlsx(await buffer(await findingsXlsx(checked, judgements)))
    expect(sheet!.rows).toHaveLength(1 + checked.findings.length)
    expect(sheet!.rows[1]).toEqual(expect.arrayContaining(['1', '矛盾', '确认', `'=应改为95.31%`]))
    expect(sheet!.rows[2]).toEqual(expect.arrayContaining(['不采纳', '177项、92项、48.6%']))
  })
  test('小结写明各类问题的处数', () => {
    expect(summaryOf(checked)).toBe('数据 6 处，关系 4 条；发现问题 2 处，其中矛盾 2 处')
  })
})
