import { expect, test } from 'vitest'
import { annualDates } from '../src/kernel/law/annual-dates.ts'
import { law } from '../src/kernel/law/law.ts'
import { days, workingDays } from '../src/kernel/law/term.ts'
import { rules, rulesAgreeing, rulesOn } from './rules-json.ts'

const 复议法 = law('行政复议法', ['2024-01-01'])

test.skipIf(!rules)('按条文找到规则，长度和单位都相符才算一致（没有 ../shared/law/rules.json 时跳过）', () => {
  expect(rulesAgreeing(days(60, 复议法.art(62, 1))).map(({ id }) => id)).toEqual(['recon-decision-60d'])
  expect(rulesAgreeing(workingDays(60, 复议法.art(62, 1)))).toEqual([])
  expect(rulesOn(law('无此法', ['2020-01-01']).art(1))).toEqual([])
})

test.skipIf(!rules)('每年的固定日期与规则相符（没有 ../shared/law/rules.json 时跳过）', () => {
  const fixed = Object.values(annualDates).map(({ when, basis }) => ({
    basis, date: 'by' in when ? when.by : `${when.before} (before)`,
    rules: rulesOn(basis).filter(({ kind, fixed_date }) => kind === 'annual_date' && fixed_date).map(({ fixed_date }) => fixed_date),
  }))
  // 第二十三条第一款 concerns provinces and is not in the collection; its lookup finds the second paragraph.
  const listed = fixed.filter(({ basis }) => !(basis.article === 23 && basis.paragraph === 1))
  for (const { date, rules: found } of listed) expect(found).toContain(date)
})
