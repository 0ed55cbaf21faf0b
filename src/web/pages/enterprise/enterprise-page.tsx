import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { EnterpriseRecord, EnterpriseView } from '../../../domains/market/contract.ts'
import { useNames } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { Value } from '../../components/value.tsx'
import { findProcedure, findRegister, ledgerLabel, stateLabel } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'
import { Chart } from '../figures/chart.tsx'
import { enterpriseQuery } from './queries.ts'

/** Every inspection, order, penalty, coercion, listing and repair of one credit code, as far as the caller sees them. */
export function EnterprisePage() {
  const { code = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(enterpriseQuery(code))
  useTitle(data?.name ?? code, '企业')
  return (
    <>
      <Crumbs parts={[{ label: '双随机、一公开与市场监管' }, { label: '企业', to: '/enterprises' }, { label: code }]} />
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={12} /> : <Enterprise view={data} />}
    </>
  )
}

function Enterprise({ view }: { readonly view: EnterpriseView }) {
  const { orgShort } = useNames()
  const { today } = useSession()
  const navigate = useNavigate()
  const [search, change] = useUrl()
  const ledgers = [...new Set(view.records.map(({ ledger }) => ledger))].sort((a, b) => countOf(view, b) - countOf(view, a))
  const shown = search['ledger'] ? view.records.filter(({ ledger }) => ledger === search['ledger']) : view.records
  const seen = view.records.filter(({ ledger, on, state }) => ledger === 'inspection' && on.slice(0, 4) === today.slice(0, 4) && !['planned', 'approved', 'cancelled', 'merged'].includes(state)).length
  return (
    <div className="stack">
      <section className="panel pad">
        <div className="row"><h1>{view.name ?? '（没有名称）'}</h1><span className="muted">统一社会信用代码 {view.code}</span>{!view.valid && <span className="light light-near">代码校验位不符，请核对</span>}</div>
        {view.visits >= view.threshold && <div className="notice warn" role="status" style={{ marginTop: 8 }}>本年度已受各单位检查 {view.visits} 次（{view.units} 个单位{view.visits > seen ? `，其中 ${view.visits - seen} 次不在您的可见范围` : ''}）。再次检查前请先考虑合并进行。</div>}
        {view.object && <Entry object={view.object} />}
      </section>
      {view.records.length === 0 ? <div className="panel"><Nothing what="没有您有权查看的记录" how="检查、责令改正、处罚、强制、列入名单和信用修复写明这一代码的，会列在这里。" /></div> : (
        <>
          <section className="panel">
            <div className="tiles" style={{ gridTemplateColumns: `repeat(${Math.min(6, ledgers.length + 1)}, 1fr)` }} role="group" aria-label="各类记录">
              <Tile label="全部" count={view.records.length} more={view.more} current={!search['ledger']} pick={() => change({ ledger: undefined })} />
              {ledgers.map((ledger) => <Tile key={ledger} label={ledgerLabel(ledger)} count={countOf(view, ledger)} current={search['ledger'] === ledger} pick={() => change({ ledger })} />)}
            </div>
            <div className="pad"><Timeline records={shown} /></div>
          </section>
          <section className="panel">
            <DataTable
              label="记录" rows={shown} lines keyOf={({ ledger, id }) => `${ledger}/${id}`} open={({ ledger, id }) => void navigate({ to: '/matters/$ledger/$id', params: { ledger, id } })}
              columns={[
                { key: 'on', label: '日期', width: 110, cell: ({ on }) => on }, { key: 'ledger', label: '类别', width: 170, cell: ({ ledger }) => ledgerLabel(ledger) },
                { key: 'org', label: '单位', width: 160, cell: ({ org_id }) => orgShort(org_id) }, { key: 'number', label: '案号', width: 200, cell: ({ number }) => number ?? <span className="none">未编号</span> },
                { key: 'title', label: '事由', cell: ({ title }) => title, title: ({ title }) => title },
                { key: 'state', label: '状态', width: 120, cell: ({ ledger, state }) => <span className={findProcedure(ledger)?.states[state]?.final ? 'state final' : 'state'}>{stateLabel(ledger, state)}</span> },
              ]}
            />
          </section>
        </>
      )}
    </div>
  )
}
const countOf = ({ records }: EnterpriseView, of: string): number => records.filter(({ ledger }) => ledger === of).length

function Tile({ label, count, more, current, pick }: { readonly label: string; readonly count: number; readonly more?: boolean; readonly current: boolean; readonly pick: () => void }) {
  return <a href="#records" aria-current={current || undefined} onClick={(event) => { event.preventDefault(); pick() }}><b>{count}{more && '+'}</b>{label}</a>
}

/** The entry in the list of objects, as the register has it. */
function Entry({ object }: { readonly object: EnterpriseView['object'] }) {
  const register = findRegister('inspection_object')!
  return (
    <dl className="values" style={{ marginTop: 8 }}>
      {['kind', 'registration_state', 'credit_risk', 'line', 'address', 'registrar', 'established_on', 'key_supervised'].map((name) => (
        <div key={name}><dt>{register.fields[name].label}</dt><dd><Value field={register.fields[name]} value={object![name]} /></dd></div>
      ))}
    </dl>
  )
}

/** By quarter, over the last five years at most. */
function Timeline({ records }: { readonly records: readonly EnterpriseRecord[] }) {
  const { today } = useSession()
  const { categories, series } = useMemo(() => {
    const quarterOf = (day: string) => `${day.slice(0, 4)} 年 ${Math.ceil(Number(day.slice(5, 7)) / 3)} 季`
    const first = Math.max(Number(today.slice(0, 4)) - 4, Number(records.at(-1)?.on.slice(0, 4) ?? today.slice(0, 4)))
    const quarters = Array.from({ length: (Number(today.slice(0, 4)) - first + 1) * 4 }, (_, at) => `${first + Math.floor(at / 4)} 年 ${at % 4 + 1} 季`)
    return { categories: quarters, series: [{ name: '记录', values: quarters.map((quarter) => records.filter(({ on }) => quarterOf(on) === quarter).length) }] }
  }, [records, today])
  return <Chart label="各季度的记录数" kind="bar" categories={categories} series={series} unit="件" height={160} />
}
