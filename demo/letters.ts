import { addDays } from '../src/kernel/law/day.ts'
import { diaryFrom } from './diary.ts'
import { cast } from './people.ts'
import type { CaseScript } from './reconsideration.ts'
import { unitId, type Theatre } from './stage.ts'
import type { Step } from './simulate.ts'
import { opinions, suggestions, YEAR, type Ending } from './targets.ts'

interface Script { readonly id: string; readonly unit: string; readonly steps: readonly Step[] }
type Case = CaseScript & { readonly id: string }

/** Letters on faults found in the year's cases, and the supervision of what decisions ordered. */
export function lettersOf(theatre: Theatre, cases: readonly Case[]): { readonly letters: readonly Script[]; readonly supervised: readonly Script[] } {
  const ended = (...endings: Ending[]) => cases.filter(({ plan, closed }) => !plan.stopsAt && endings.includes(plan.ending) && closed >= `${YEAR}-02-01` && closed <= `${YEAR}-10-31`)
  const faulted = ended('revoke', 'confirm_unlawful')
  return {
    letters: faulted.slice(0, opinions + suggestions).map((one, at) => letter(theatre, one, at < opinions ? 'opinion' : 'suggestion')),
    supervised: ended('perform').slice(0, 8).map((one) => supervision(theatre, one)),
  }
}

function letter(theatre: Theatre, { id, act, closed }: Case, kind: 'opinion' | 'suggestion'): Script {
  const d = diaryFrom(theatre.calendar, addDays(closed, 5))
  const [handler] = cast.handlers
  d.act(handler!, 'draft', {
    kind, drafted_on: d.day(), recipient: unitId(act.respondent), problem: `办理${act.act_title}时，调查取证不够全面，文书说理不足。`, demand: '完善内部审核，组织业务培训，并报送纠正情况。',
  }, { link: { kind: 'arises_from', ledger: 'reconsideration', id } })
  if (kind === 'suggestion') d.wait(2).act(cast.body_head, 'issue_suggestion').serve(handler!, 'suggestion').wait(1).act(cast.body_head, 'close_suggestion')
  else d.wait(2).act(cast.organ_head, 'issue_opinion').serve(handler!, 'opinion').wait(25)
    .act(cast.of(act.respondent).officers[0], 'report', { feedback: '已对照检查并完善内部审核程序，组织了专题培训。' }).wait(3).act(cast.body_head, 'close', { outcome: 'corrected' })
  return { id: theatre.newId(d.steps[0]!.on), unit: 'government', steps: d.steps }
}

function supervision(theatre: Theatre, { id, act, closed }: Case): Script {
  const d = diaryFrom(theatre.calendar, addDays(closed, 3))
  const [handler] = cast.handlers
  d.act(handler!, 'open', {
    paper: 'decision', obligor: unitId(act.respondent), duty: 'perform', requirement: '在三十日内履行法定职责，并书面告知申请人。', effective_on: closed, performance_due_on: addDays(closed, 30),
  }, { link: { kind: 'supervises', ledger: 'reconsideration', id } })
  d.until(addDays(closed, 24)).act(cast.of(act.respondent).officers[0], 'report', { reported: '已依法处理并书面答复申请人。' })
  d.wait(2).act(handler!, 'confirm', { fulfilled_on: d.day() })
  return { id: theatre.newId(d.steps[0]!.on), unit: 'government', steps: d.steps }
}
