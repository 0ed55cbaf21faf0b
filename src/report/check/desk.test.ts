import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Fault } from '../../kernel/fault.ts'
import { openCheckDesk, type CheckDesk } from './desk.ts'
import type { Checked } from './jobs.ts'

let desk: CheckDesk<null, Checked>
beforeAll(() => { desk = openCheckDesk() })
afterAll(() => desk.close())

const TEXT = '全年发生应诉案件64件，行政负责人未出庭的3件，出庭率达96.25%。'
const failing = (promise: Promise<unknown>) => promise.then(() => undefined, (error: unknown) => error as Fault)

describe('核查台', () => {
  test('文字在单独的线程中核查，给出数据、关系和问题', async () => {
    const { text, figures, findings } = await desk.check({ text: TEXT }, null)
    expect(text).toBe(TEXT)
    expect(figures.map(({ raw }) => raw)).toEqual(['64', '3', '96.25'])
    expect(findings[0]).toMatchObject({ severity: 'contradiction', arithmetic: expect.stringContaining('95.31%') })
  })
  test('文件先读成文字；读不了的说明原因', async () => {
    expect((await desk.check({ name: '报告.txt', bytes: Buffer.from(TEXT) }, null)).findings).toHaveLength(1)
    expect(await failing(desk.check({ name: '报告.pdf', bytes: Buffer.from('not a pdf') }, null))).toMatchObject({ kind: 'invalid', message: expect.stringContaining('损坏') })
    expect(await failing(desk.check({ text: ' \n ' }, null))).toMatchObject({ kind: 'invalid', message: expect.stringContaining('没有文字') })
  })
  test('换行符不同的同一段文字，数据位置相同', async () => {
    const [dos, unix] = [await desk.check({ text: `标题\r\n${TEXT}` }, null), await desk.check({ text: `标题\n${TEXT}` }, null)]
    expect(dos).toEqual(unix)
  })
  test('超过限度的文字不予核查', async () => {
    const small = openCheckDesk({ longest: 1024 * 1024 })
    expect(await failing(small.check({ text: '法'.repeat(400_000) }, null))).toMatchObject({ kind: 'too_large', message: expect.stringContaining('1 MB') })
    await small.close()
  })
  test('预先准备好的线程照常核查，准备两次也只有一个', async () => {
    const ready = openCheckDesk()
    ready.prepare()
    ready.prepare()
    expect((await ready.check({ text: TEXT }, null)).findings).toHaveLength(1)
    await ready.close()
  })
  test('耗时过长的不再等，后面的照常核查', async () => {
    const hasty = openCheckDesk({ patience: 1 })
    expect(await failing(hasty.check({ text: TEXT }, null))).toMatchObject({ kind: 'too_large' })
    await hasty.close()
    expect((await Promise.all([desk.check({ text: TEXT }, null), desk.check({ text: TEXT }, null)])).map(({ findings }) => findings.length)).toEqual([1, 1])
  })
  test('等候过多时请人稍候', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => failing(desk.check({ text: TEXT }, null))))
    expect(answers.filter((error) => error instanceof Fault && error.kind === 'busy').length).toBeGreaterThan(0)
  })
})
