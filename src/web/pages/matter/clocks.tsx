import type { ClockDetail, MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { extentText } from '../../../kernel/law/term.ts'
import { DataTable } from '../../components/data-table.tsx'
import { LawText } from '../../components/law-text.tsx'
import { Light } from '../../components/light.tsx'
import { Nothing } from '../../components/states.tsx'
import { useUrl } from '../../components/use-url.ts'
import { ClockOpened } from './clock-opened.tsx'

const STATES: { readonly [state in ClockDetail['state']]: string } = { none: '未起算', running: '计算中', paused: '已中止计算', met: '按期', late: '逾期办理', lapsed: '届满未办', ended: '已终结' }

/** The deadlines of a matter, and one of them opened. */
export function ClocksTab({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const [search, change] = useUrl()
  if (matter.clocks.length === 0) return <Nothing what="还没有起算的期限" how="进入规定环节或者文书送达后，法定期限自动起算并列在这里。" />
  const opened = matter.clocks.find(({ id }) => id === search['clock']) ?? (matter.clocks.length === 1 ? matter.clocks[0] : undefined)
  return (
    <div className="stack">
      <DataTable<ClockDetail>
        label="期限" rows={matter.clocks} keyOf={({ id }) => id} open={({ id }) => change({ tab: 'clocks', clock: id === opened?.id ? undefined : id }, { replace: true })}
        columns={[
          { key: 'label', label: '期限', cell: (clock) => <strong style={{ fontWeight: clock.id === opened?.id ? 600 : 400 }}>{clock.label}{clock.row_title && `（${clock.row_title}）`}</strong> },
          { key: 'light', label: '现状', cell: (clock) => clock.state === 'running' ? <Light clock={clock} /> : <span className={clock.light === 'overdue' ? 'light-overdue' : 'muted'}>{clock.minimum && clock.state === 'lapsed' ? '已届满' : STATES[clock.state]}</span> },
          { key: 'term', label: '长度', cell: (clock) => <span className="nowrap">{extentText(clock)}{clock.extension > 0 && ` + ${clock.extension}`}</span> },
          { key: 'from', label: '起算', cell: (clock) => <span className="nowrap">{clock.started_on}</span> },
          { key: 'due', label: '届满', cell: (clock) => <span className="nowrap">{clock.due_on ?? (clock.unpublished_year ? `待${clock.unpublished_year}年安排` : '—')}</span> },
          { key: 'met', label: '办理', cell: (clock) => <span className="nowrap">{clock.met_on ?? '—'}</span> },
          { key: 'basis', label: '依据', cell: (clock) => <LawText of={clock.basis} /> },
        ]}
      />
      {opened ? <ClockOpened clock={opened} procedure={procedure} matter={matter} /> : <p className="muted small no-print">选择一项，查看起算、逐日计算和法律后果。</p>}
    </div>
  )
}
