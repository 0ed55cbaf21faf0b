import type { IsoDate } from '../src/kernel/law/law.ts'
import { diaryFrom, workingDayBetween } from './diary.ts'
import { cast } from './people.ts'
import type { Random } from './random.ts'
import { unitId, type Theatre } from './stage.ts'
import type { Step } from './simulate.ts'
import { supervisionNotices, YEAR } from './targets.ts'
import { enforcing } from './units.ts'

interface Script { readonly id: string; readonly unit: string; readonly steps: readonly Step[] }
interface Case { readonly id: string; readonly unit: string; readonly steps: readonly Step[] }

const RETURNED = 46
const TALKS = 2
const problems = [
  ['执法信息归集不及时。', '自查并补录当年执法信息，建立按日归集的制度。'], ['检查结果公示超过期限。', '自查公示情况，补正并完善公示流程。'], ['案卷缺少送达回证。', '补正案卷，并对当年案卷逐件自查。'],
] as const
const faults = [['检查对象', '填写不完整'], ['执法证号', '缺失'], ['处罚依据', '未填写到条款']] as const

/** What the justice bureau did in the year: notices answered and closed, entries sent back, leaders called in. */
export function supervisionOf(theatre: Theatre, random: Random, cases: readonly Case[]): { readonly notices: readonly Script[]; readonly returns: readonly Script[]; readonly talks: readonly Script[] } {
  const days = (n: number) => Array.from({ length: n }, () => workingDayBetween(theatre.calendar, `${YEAR}-02-01`, `${YEAR}-11-29`, random)).sort()
  const known = (on: IsoDate) => cases.filter(({ steps }) => steps[0]!.on < on)
  return {
    notices: days(supervisionNotices).map((on) => notice(theatre, random, on, random.pick(enforcing).key)),
    returns: days(RETURNED).map((on) => returned(theatre, random, on, random.pick(known(on)))),
    talks: days(TALKS).map((on) => talk(theatre, random, on, random.pick(enforcing).key)),
  }
}

const scripted = (theatre: Theatre, steps: readonly Step[]): Script => ({ id: theatre.newId(steps[0]!.on), unit: 'justice', steps })
const { supervisor } = cast

function notice(theatre: Theatre, random: Random, on: IsoDate, unit: string): Script {
  const d = diaryFrom(theatre.calendar, on)
  const [problem, demand] = random.pick(problems)
  d.act(supervisor, 'open', { unit: unitId(unit), source: 'daily', found_on: d.day(), problem, demand })
  d.act(supervisor, 'issue_notice').serve(supervisor, 'notice').wait(random.int(6, 14))
  d.act(cast.of(unit).officers[0], 'answer', { answer_kind: 'corrected', answer: '已自查整改，并完善内部管理制度。' }).wait(2)
  return scripted(theatre, d.act(supervisor, 'close', { result: 'corrected', conclusion: '已经纠正，予以办结。' }).steps)
}

function returned(theatre: Theatre, random: Random, on: IsoDate, { id, unit }: Case): Script {
  const d = diaryFrom(theatre.calendar, on)
  const [field_label, reason] = random.pick(faults)
  d.act(supervisor, 'return_entry', { unit: unitId(unit), record_number: `${YEAR}年执法信息` }, { rows: { fault: [{ field_label, reason }] }, link: { kind: 'returns', ledger: 'penalty', id } })
  d.serve(supervisor, 'notice').wait(random.int(1, 4)).act(cast.of(unit).officers[0], 'reenter', { reply: '已更正。' })
  return scripted(theatre, d.wait(1).act(supervisor, 'confirm').steps)
}

function talk(theatre: Theatre, random: Random, on: IsoDate, unit: string): Script {
  const d = diaryFrom(theatre.calendar, on)
  const { head } = cast.of(unit)
  d.act(supervisor, 'summon', { unit: unitId(unit), reason: random.pick(['returned', 'inactive']), problem: '执法信息录入不及时、质量不高。', invited_post: '分管负责人', planned_at: `${d.ahead(3)}T01:00:00Z`, place: '区司法局会议室' })
  d.serve(supervisor, 'notice').wait(3)
  d.act(supervisor, 'hold', { held_on: d.day(), invited_name: head.name, host: supervisor.name, statement: '人员调整后未及时培训。', opinion: '限期整改，指定专人负责录入。', undertaking: '一个月内补录完毕。' })
  return scripted(theatre, d.wait(18).act(supervisor, 'close', { follow_up: '已经补录，指定专人负责。' }).steps)
}
