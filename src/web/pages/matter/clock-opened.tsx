import { Button } from 'antd'
import type { ClockDetail, MatterView } from '../../../kernel/http/contract.ts'
import { dayNumber } from '../../../kernel/law/day.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import type { AnyDeadline, AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { weekday, weekdayText } from '../../components/day.ts'
import { LawText } from '../../components/law-text.tsx'
import { Light } from '../../components/light.tsx'
import { useUrl } from '../../components/use-url.ts'
import { useSession } from '../../shell/session.ts'
import { startText, versionOf } from './deadline-text.ts'

type Day = ClockDetail['days'][number]
const KINDS: { readonly [kind in Day['kind']]: string } = { work: '工作日', rest: '休息日', makeup: '调休上班', excluded: '不计入期限' }
/** Long terms (a year's validity) would draw hundreds of days that say nothing. */
const MOST_DAYS = 400

const monthsOf = (days: readonly Day[]) =>
  [...new Set(days.map(({ day }) => day.slice(0, 7)))].map((month) => [month, days.filter(({ day }) => day.startsWith(month))] as const)

/** A clock opened: the event it starts with, every day it counts or leaves out, the arithmetic, the article, what follows. */
export function ClockOpened({ clock, matter, procedure }: { readonly clock: ClockDetail; readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const { today } = useSession()
  const [, change] = useUrl()
  const deadline = procedure.deadlines[clock.deadline] as AnyDeadline | undefined
  const version = deadline && versionOf(deadline, matter.values, matter.values[procedure.governedBy] as IsoDate | null ?? matter.opened_on)
  // The strip begins with the day of the event, which does not count.
  const days: readonly Day[] = clock.days[0]?.day === clock.started_on || clock.days.length === 0 ? clock.days : [{ day: clock.started_on, kind: 'work' }, ...clock.days]
  const kindText = (kind: Day['kind']) => kind === 'work' && clock.unit !== 'working_day' ? '计入' : KINDS[kind]
  return (
    <section className="panel" aria-label={`${clock.label}的计算`}>
      <header>
        <h2>{clock.label}{clock.row_title && `（${clock.row_title}）`}　<Light clock={clock} /></h2>
        <Button size="small" type="text" className="no-print" onClick={() => change({ clock: undefined }, { replace: true })}>收起</Button>
      </header>
      <div className="pad stack">
        <dl className="values">
          <div><dt>起算</dt><dd>{deadline && startText(procedure, deadline)}　{clock.started_on} {weekday(clock.started_on)}</dd></div>
          <div><dt>届满</dt><dd>{clock.due_on ? `${clock.due_on} ${weekday(clock.due_on)}` : `${clock.unpublished_year}年放假安排公布后确定`}{clock.nominal_on && clock.nominal_on !== clock.due_on && `（顺延前 ${clock.nominal_on}）`}</dd></div>
          <div><dt>依据</dt><dd><LawText of={clock.basis} />{version && `，适用 ${version} 起施行的规定`}</dd></div>
          {clock.met_on && <div><dt>办理</dt><dd>{clock.met_on}</dd></div>}
          {clock.consequence && <div className="wide"><dt>逾期后果</dt><dd>{clock.consequence}</dd></div>}
        </dl>
        {days.length > 0 && days.length <= MOST_DAYS && (
          <figure aria-label={`逐日计算，自 ${clock.started_on}${clock.due_on ? ` 至 ${clock.due_on}` : ''}，文字说明见下`}>
            <div className="months" aria-hidden="true">
              {monthsOf(days).map(([month, days]) => (
                <Month key={month} month={month} days={days} classOf={({ day, kind }) => ['day', kind, day === clock.started_on && 'start', day === clock.due_on && 'due', day === today && 'today'].filter(Boolean).join(' ')} titleOf={({ day, kind }) => `${weekdayText(day)}，${day === clock.started_on ? '起算日，当日不计入' : kindText(kind)}${day === clock.due_on ? '，届满' : ''}${day === today ? '，今天' : ''}`} />
              ))}
            </div>
            <figcaption className="legend">
              <span><i className="day start" />起算日</span><span><i className="day due" />届满日</span><span><i className="day today" />今天</span>
              {(['rest', 'makeup', 'excluded'] as const).filter((kind) => days.some((day) => day.kind === kind)).map((kind) => <span key={kind}><i className={`day ${kind}`} />{KINDS[kind]}</span>)}
            </figcaption>
          </figure>
        )}
        <div><h3>计算步骤</h3><ol className="steps">{clock.steps.map((step) => <li key={step}>{step}</li>)}</ol></div>
      </div>
    </section>
  )
}

function Month({ month, days, classOf, titleOf }: { readonly month: string; readonly days: readonly Day[]; readonly classOf: (day: Day) => string; readonly titleOf: (day: Day) => string }) {
  const first = dayNumber(`${month}-01` as IsoDate)
  return (
    <>
      <span className="muted small nowrap">{month.slice(0, 4)}年{Number(month.slice(5))}月</span>
      <div className="days">{days.map((day) => <span key={day.day} className={classOf(day)} title={titleOf(day)} style={{ gridColumn: dayNumber(day.day) - first + 1 }}>{Number(day.day.slice(8))}</span>)}</div>
    </>
  )
}
