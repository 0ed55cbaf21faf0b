import { describe, expect, test } from 'vitest'
import { rooms } from '../../src/domains/index.ts'
import { findingLedger } from '../../src/kernel/check/record.ts'
import type { AnyCheck } from '../../src/kernel/check/check.ts'
import type { LookUps } from '../../src/kernel/procedure/look-up.ts'
import type { AnyProcedure } from '../../src/kernel/procedure/procedure.ts'

const checks: readonly AnyCheck[] = rooms.flatMap((room) => room.checks ?? [])
const procedures: readonly AnyProcedure[] = rooms.flatMap((room) => room.procedures ?? [])
const settings = new Set(rooms.flatMap((room) => room.settings ?? []).map(({ id }) => id))
const ledger = findingLedger(procedures)

test('检查规则的代码各不相同', () => expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length))

describe.each(checks.map((check) => [check.id as string, check] as const))('检查规则 %s', (_, check) => {
  test('所查的程序在册，发现的问题可以关联到它', () => {
    expect(procedures.map(({ id }) => id)).toContain(check.of.id)
    expect([ledger.procedure.links![ledger.link]!.to].flat()).toContain(check.of.id)
  })
  test('有条文；所依的日期、设定、期限都有定义', () => {
    expect(check.basis.law).toBeTruthy()
    if (check.at !== 'opened_on') expect(Object.keys(check.of.fields)).toContain(check.at)
    const looks = { ...check.of.looksUp, ...check.looksUp } as LookUps
    for (const look of Object.values(looks)) if (look.kind === 'setting') expect(settings).toContain(look.id)
    if (check.rule && 'fact' in check.rule) expect(looks[check.rule.fact]?.kind).toBe('setting')
    if (check.rule && 'deadline' in check.rule) expect(Object.keys(check.of.deadlines)).toContain(check.rule.deadline)
  })
})
