import { useQuery } from '@tanstack/react-query'
import { Steps } from 'antd'
import { useMemo } from 'react'
import type { PoolView } from '../../../domains/draw/contract.ts'
import { seedHint, seedSources, type SeedKind } from '../../../kernel/draw/seed.ts'
import type { MatterView } from '../../../kernel/http/contract.ts'
import { api } from '../../api/client.ts'
import { useNames } from '../../api/queries.ts'
import { Copy } from '../../components/copy.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { useSession } from '../../shell/session.ts'
import { Chart } from '../figures/chart.tsx'
import { Members } from './members.tsx'

const ORDER = ['prepared', 'committed', 'seeded', 'drawn', 'published'] as const
const TITLES = ['拟定名册', '公布散列值', '录入种子', '复核并抽取', '公开结果']

/** A draw at a glance: how far it is, its pool by stratum, its proof, and what was drawn. */
export function DrawPanel({ matter }: { readonly matter: MatterView }) {
  const { data: pool, error, refetch } = useQuery({ queryKey: ['draw', 'matter', matter.id, 'pool', matter.version], queryFn: () => api<PoolView>(`draw/${matter.id}/pool`) })
  const { state, values } = matter
  const at = state === 'withheld' ? 4 : ORDER.indexOf(state as never)
  return (
    <div className="stack">
      {state === 'void' ? <div className="notice bad">这次抽取已经作废：{values['void_reason'] as string}</div>
        : <Steps size="small" current={state === 'published' ? 5 : Math.max(at, 0)} items={TITLES.map((title, index) => ({ title: index === 4 && state === 'withheld' ? '不公开结果' : title }))} />}
      <Proof matter={matter} />
      {error ? <Failed error={error} retry={() => void refetch()} /> : pool ? <Strata pool={pool} /> : <Loading rows={4} />}
      {(matter.rows['selected']?.length ?? 0) > 0 && <Members matter={matter} pool={pool} />}
    </div>
  )
}

/** The hash, what it waits for, and where anybody sees it. */
function Proof({ matter: { id, state, values, secrecy } }: { readonly matter: MatterView }) {
  const { userName } = useNames()
  const { district } = useSession()
  const hash = values['pool_hash'] as string | null
  if (!hash) return <p className="muted">名册固定以前可以修改；固定时立即公布散列值，此后名册、数量、种子来源都不能改变。</p>
  const kind = values['seed_source'] as SeedKind
  const source = [seedSources[kind], values['seed_period']].filter(Boolean).join(' ')
  return (
    <section>
      <h2>证明</h2>
      <dl className="values">
        <div className="wide"><dt>名册散列值</dt><dd><code>{hash}</code><Copy text={hash} what="散列值" /></dd></div>
        <div><dt>种子</dt><dd>{(values['seed_value'] as string | null) ?? (state === 'seeded' ? <span className="muted">已录入，复核之前不显示；复核人请对照公告独立录入</span> : <span className="light-near">待 {values['seed_due_on'] as string} {source}</span>)}</dd></div>
        <div><dt>录入和复核</dt><dd>{values['seed_by'] ? `${userName(values['seed_by'] as string)}录入，${values['confirmed_by'] ? `${userName(values['confirmed_by'] as string)}复核` : '待另一人复核'}` : `由两人先后录入：${seedHint(kind)}`}</dd></div>
      </dl>
      <p className="row no-print">
        {secrecy === 0 && district.kind !== 'practice' && <a href={`/draws/${district.code}/${id}`} target="_blank" rel="noreferrer">公众看到的页面</a>}
        {['drawn', 'published', 'withheld'].includes(state) && <><a href={`/api/draw/${id}/record`} download>下载抽取记录</a><span className="muted small">核对：npx zhunsheng draw verify 文件</span></>}
      </p>
    </section>
  )
}

/** Bars that can still be told apart; the smaller strata are listed. */
const DRAWN = 12

function Strata({ pool }: { readonly pool: PoolView }) {
  const { strata, officers } = pool
  const largest = useMemo(() => strata.toSorted((a, b) => b.members - a.members).slice(0, DRAWN), [strata])
  const chart = useMemo(() => ({ categories: largest.map(({ label }) => label), series: [{ name: '名册', values: largest.map(({ members }) => members) }, { name: '抽取', values: largest.map(({ size }) => size) }] }), [largest])
  const rest = strata.filter((one) => !largest.includes(one))
  const sum = (of: 'members' | 'size'): string => strata.reduce((all, one) => all + one[of], 0).toLocaleString('zh-CN')
  return (
    <section>
      <h2>{pool.label}{pool.frozen ? '（已固定）' : '（预览，固定时重新生成）'}</h2>
      {pool.problems.length > 0 && <div className="notice warn">还不能固定：<ul>{pool.problems.map((one) => <li key={one}>{one}</li>)}</ul></div>}
      {strata.length > 0 && <>
        <p>共 {sum('members')} 个对象，抽取 {sum('size')} 个{pool.avoided > 0 && `，回避关系 ${pool.avoided} 对`}{pool.barred.length > 0 && `，不参加抽取 ${pool.barred.length} 个`}。</p>
        <Chart label={`各分层的名册和抽取数：${strata.map(({ label, members, size }) => `${label} ${members} 中抽 ${size}`).join('，')}`} kind="row" categories={chart.categories} series={chart.series} unit="个" height={56 + largest.length * 44} />
        {rest.length > 0 && <details><summary className="muted small">其余 {rest.length} 层</summary><p className="small">{rest.map(({ label, members, size }) => `${label} ${members} 中抽 ${size}`).join('；')}</p></details>}
      </>}
      {officers.length > 0 && <p>选派人员：{officers.map(({ label, members, each }) => `${label} ${members} 人，每个对象 ${each} 人`).join('；')}。</p>}
      {pool.barred.length > 0 && <details><summary className="muted small">不参加抽取的（{pool.barred.length}）</summary><ul>{pool.barred.map(({ code, reason }) => <li key={code}>{code}：{reason}</li>)}</ul></details>}
    </section>
  )
}
