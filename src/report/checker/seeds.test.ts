import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'

const none = { expected: 1, hit: 0, found: 1, right: 0 }
const folder = resolve(import.meta.dirname, '../../../../shared/seeds')

describe.skipIf(!existsSync(folder))('five real reports (skipped where ../shared is absent)', () => {
  const { numbers, words, relations, findings } = existsSync(folder) ? evaluate(folder) : { numbers: none, words: none, relations: none, findings: [] }
  const of = (severity: string, file: string) => findings.filter((finding) => finding.severity === severity && finding.file.startsWith(file))

  it('numbers: recall at least 98 %, precision at least 97 %', () => {
    expect(numbers.hit / numbers.expected).toBeGreaterThanOrEqual(0.98)
    expect(numbers.right / numbers.found).toBeGreaterThanOrEqual(0.97)
  })
  it('claims in words: recall at least 80 %', () => expect(words.hit / words.expected).toBeGreaterThanOrEqual(0.8))
  it('at least 90 % of the relations whose terms the texts hold (three of the list do not)', () => expect(relations.hit / (relations.expected - 3)).toBeGreaterThanOrEqual(0.9))
  it('the four contradictions of one report, none in the others', () => {
    expect(of('contradiction', '004')).toHaveLength(4)
    for (const file of ['000', '001', '002', '003']) expect(of('contradiction', file)).toEqual([])
  })
  it('scope and plausibility come as doubts', () => {
    expect(of('doubt', '002').length).toBeGreaterThanOrEqual(5)
    expect(of('doubt', '003')).toHaveLength(1)
  })
})
