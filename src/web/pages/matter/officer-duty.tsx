import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MatterView } from '../../../kernel/http/contract.ts'
import { settingsQuery } from '../../api/admin-queries.ts'
import { countQuery, listQuery } from '../../api/queries.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { findProcedure } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'

/** Ledgers an officer handles, with the day that places a case in a year. */
const CASES = [['inspection', 'inspected_on'], ['rectification_order', 'ordered_on'], ['penalty', 'filed_on'], ['coercive_measure', 'taken_on'], ['coercive_enforcement', 'executed_on']] as const
const ledgers = CASES.filter(([ledger, day]) => findProcedure(ledger)?.fields[day] !== undefined)

/** What the holder of a card did this year: hours of training beside those to be attended, and cases handled, as far as the reader sees them. */
export function OfficerDuty({ matter: { values } }: { readonly matter: MatterView }) {
  const { today } = useSession()
  const year = today.slice(0, 4)
  const [number, holder] = [values['certificate_number'] as string, values['holder'] as string | null]
  const within = (day: string) => ({ [`${day}_from`]: `${year}-01-01`, [`${day}_until`]: `${year}-12-31` })
  const { data: trainings, error, refetch } = useQuery(listQuery('training_record', { q: number, ...within('attended_on') }))
  const { data: settings } = useQuery(settingsQuery)
  const counts = useQueries({ queries: ledgers.map(([ledger, day]) => ({ ...countQuery(ledger, { handlers: holder ?? '', ...within(day) }), enabled: holder !== null })) })
  if (error && !trainings) return <Failed error={error} retry={() => void refetch()} />
  if (!trainings) return <Loading rows={4} />
  const own = trainings.items.filter((one) => one.values['certificate_number'] === number)
  const hours = own.reduce((sum, one) => sum + Number(one.values['hours']), 0)
  const due = settings?.settings['officer_training_hours']?.now[0]?.value as number | undefined
  return (
    <div className="stack">
      <dl className="values">
        <div><dt>{year} 年培训学时</dt><dd>{hours}{trainings.next ? '＋' : ''} 学时{due !== undefined && `，应当不少于 ${due} 学时${hours < due ? `，还差 ${due - hours} 学时` : ''}`}</dd></div>
        {holder === null ? <div><dt>{year} 年办理案卷</dt><dd>没有关联账号，不能统计</dd></div> : ledgers.map(([ledger, day], at) => {
          const total = counts[at]?.data
          return <div key={ledger}><dt>{year} 年{findProcedure(ledger)!.label}</dt><dd>{total === undefined ? '…' : <Link to="/matters/$ledger" params={{ ledger }} search={{ handlers: holder, ...within(day) } as never}>{total.count}{total.capped ? '＋' : ''} 件</Link>}</dd></div>
        })}
      </dl>
      <DataTable
        label="本年培训" rows={own} keyOf={({ id }) => id} empty={<Nothing what={`${year} 年还没有培训记录`} how="培训举办后由举办单位登记，参加其他培训的由本单位登记。" />}
        columns={[
          { key: 'on', label: '培训日期', cell: (one) => one.values['attended_on'] as string },
          { key: 'topic', label: '培训内容', cell: (one) => <Link to="/matters/$ledger/$id" params={{ ledger: 'training_record', id: one.id }}>{one.values['topic'] as string}</Link> },
          { key: 'hours', label: '学时', numeric: true, cell: (one) => one.values['hours'] as number },
        ]}
      />
    </div>
  )
}
