import type { PastMatter } from '../../src/kernel/import/write.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { brought } from './brought.ts'
import { weekday, weekdayAfter, type PlainDistrict } from './district.ts'

const unitIn = (district: PlainDistrict, n: number, of: number) => district.units.filter(({ prefix }) => prefix !== null)[n % of]!

/** Entries that did not meet the requirements, sent back to so many units and entered again. */
export function* reentries(district: PlainDistrict, { count, units }: { readonly count: number; readonly units: number }): Generator<PastMatter> {
  const random = district.random('reentries')
  const { year } = district
  const days = Array.from({ length: count }, () => weekday(random, `${year}-01-09`, `${year}-12-22`)).sort()
  for (const [n, returned_on] of days.entries()) {
    const { key, name } = unitIn(district, n, units)
    const record_number = `${year}年执法信息第${random.int(1, 9999)}条`
    const reentered_on = weekdayAfter(returned_on, random.int(1, 4))
    yield brought(district, 'reentry', random, {
      unit: 'justice', number: null, title: `${name} ${record_number}`, state: 'confirmed', opened_on: returned_on, closed_on: reentered_on,
      values: { unit: district.unitId(key), record_number, returned_on, reentered_on, reply: '已更正。', times: 1, confirmed_on: reentered_on },
      rows: { fault: [{ field_label: random.pick(['检查对象', '处罚依据', '执法证号', '违法事实']), reason: random.pick(['填写不完整', '未填写到条款', '填写有误']) }] },
    })
  }
}

/** What supervisors drew and looked into: each case by a review of its own, found in order. */
export function* reviews(district: PlainDistrict, drawn: readonly PastMatter[]): Generator<PastMatter> {
  const random = district.random('reviews')
  for (const { after: { row }, entries } of drawn) {
    const ledger = ledgerOf(row)
    const [on, number] = [row['supervised_on'] as IsoDate, row.number ?? row.title]
    const unit = district.units.find(({ key }) => district.unitId(key) === row.org_id)!
    yield brought(district, 'case_review', random, {
      unit: 'justice', number: null, title: `${unit.name} ${number}`, state: 'reviewed', opened_on: entries[0]!.effective_on <= on ? entries[0]!.effective_on : on, closed_on: on,
      values: {
        unit: row.org_id, case_kind: ledger, record_number: number, record_on: row['decided_on'] ?? row['ordered_on'] ?? row['inspected_on'], selected_by: row['major'] ? 'major' : 'monthly', major: row['major'] ?? false,
        assigned_on: on, reviewer: district.supervisor.id, reviewed_on: on, outcome: 'passed', opinion: '案卷完整，程序规范。',
      },
      link: { kind: 'reviews', to_ledger: ledger, to_id: row.id },
    })
  }
}
const ledgerOf = (row: PastMatter['after']['row']): string => row['decided_on'] ? 'penalty' : row['ordered_on'] ? 'rectification_order' : 'inspection'

/** Leaders called in, each of another unit. */
export function* talks(district: PlainDistrict, count: number): Generator<PastMatter> {
  const random = district.random('talks')
  const { year } = district
  for (const [n, held_on] of Array.from({ length: count }, () => weekday(random, `${year}-03-01`, `${year}-11-30`)).sort().entries()) {
    const { key, name } = unitIn(district, n, count)
    const problem = '执法信息录入不及时、质量不高。'
    yield brought(district, 'supervision_talk', random, {
      unit: 'justice', number: null, title: `约谈 ${name}：${problem}`, state: 'closed', opened_on: held_on, closed_on: weekdayAfter(held_on, 20),
      values: { unit: district.unitId(key), reason: 'returned', decided_on: held_on, problem, invited_post: '分管负责人', planned_at: `${held_on}T01:00:00Z`, place: '区司法局会议室', held_on, host: district.supervisor.name, opinion: '限期整改。', undertaking: '一个月内整改完毕。', follow_up: '已经整改。' },
    })
  }
}
