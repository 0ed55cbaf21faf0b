import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { unmark } from './samples/marked.ts'
import { REPORTS } from './samples/reports.ts'

describe.each(Object.entries(REPORTS))('样本报告 %s', (_name, marked) => {
  const { text, numbers, claims } = unmark(marked)
  const { figures, findings } = check(text)
  const places = (word: boolean) => figures.filter(({ form }) => (form === 'word') === word).map(({ start, end }) => [start, end])
  const unique = (list: readonly (readonly number[])[]) => [...new Map(list.map((place) => [place[0], place])).values()]
  const show = (list: readonly (readonly number[])[]) => list.map(([start, end]) => `${text.slice((start as number) - 6, start)}[${text.slice(start, end)}]`)
  it('every marked number and no other is a figure', () => expect(show(unique(places(false)))).toEqual(show(numbers)))
  it('every marked claim and no other is a claim', () => expect(show(places(true))).toEqual(show(claims)))
  it('nothing is called a contradiction', () => expect(findings.filter(({ severity }) => severity === 'contradiction')).toEqual([]))
})
