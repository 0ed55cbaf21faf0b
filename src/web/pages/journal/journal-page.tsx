import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import type { SealView, VerificationView } from '../../../kernel/http/admin-contract.ts'
import { sealsQuery } from '../../api/admin-queries.ts'
import { send } from '../../api/client.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Copy } from '../../components/copy.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Pager } from '../../components/pager.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { instantText } from '../../components/value.tsx'
import { holds, useSession } from '../../shell/session.ts'
import { Audited, audited, isAudited } from './audited.tsx'

const Hash = ({ value }: { readonly value: string }) => <code title={value}>{value.slice(0, 16)}…</code>

/** The seals of the journal, and a count of every one of them again from the journal as it stands; for an auditor the other logs too. */
export function JournalPage() {
  useTitle('日志核验')
  const [search, change] = useUrl()
  const audits = holds(useSession(), ['auditor'])
  const log = audits && isAudited(search['log']) ? search['log'] : 'seals'
  const verify = useMutation({ mutationFn: () => send<VerificationView>('POST', 'journal/verify') })
  return (
    <>
      <Crumbs parts={[{ label: '管理' }, { label: '日志核验' }]} />
      <div className="head"><h1>日志核验</h1><span className="muted grow">办理日志逐批封存，每一批的摘要与前一批相连。任何一条被改动、抽走或者调换，核验时都会发现。</span><Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>立即核验</Button></div>
      <div className="stack">
        {verify.isPending && <div className="notice" role="status">正在逐条核验，日志较多时需要几分钟，请不要关闭本页。</div>}
        {verify.error && <Failed error={verify.error} retry={() => verify.mutate()} />}
        {verify.data && <Result result={verify.data} />}
        {audits && <div><Segmented aria-label="日志" value={log} options={[{ value: 'seals', label: '封存记录' }, ...audited]} onChange={(value) => change({ log: value === 'seals' ? undefined : value, after: undefined })} /></div>}
        {log === 'seals' ? <Seals after={search['after']} /> : <Audited kind={log} after={search['after']} />}
      </div>
    </>
  )
}

function Seals({ after }: { readonly after: string | undefined }) {
  const seals = useQuery(sealsQuery(after))
  return (
    <section className="panel">
      <header><h2>封存记录</h2></header>
      {seals.error && !seals.data ? <Failed error={seals.error} retry={() => void seals.refetch()} /> : !seals.data ? <Loading rows={6} /> : (
        <>
          <DataTable<SealView>
            label="封存记录" rows={seals.data.items} keyOf={({ seq }) => String(seq)} empty={<Nothing what="还没有封存" how="有办理日志以后，系统定时封存并列在这里。" />}
            columns={[
              { key: 'seq', label: '批次', numeric: true, cell: ({ seq }) => seq },
              { key: 'at', label: '封存时间', cell: ({ sealed_at }) => <span className="nowrap">{instantText(sealed_at)}</span> },
              { key: 'entries', label: '日志条数', numeric: true, cell: ({ entries }) => entries.toLocaleString('zh-CN') },
              { key: 'algorithm', label: '算法', cell: ({ algorithm }) => algorithm.toUpperCase() },
              { key: 'root', label: '本批摘要', cell: ({ root }) => <Hash value={root} /> },
              { key: 'previous', label: '前一批', cell: ({ previous }) => <Hash value={previous} /> },
              { key: 'head', label: '链首（对外公布）', cell: ({ head }) => <span className="nowrap"><Hash value={head} /><Copy text={head} what="链首" /></span> },
            ]}
          />
          <Pager next={seals.data.next} busy={seals.isFetching} />
        </>
      )}
    </section>
  )
}

function Result({ result: { seals, entries, problems, milliseconds } }: { readonly result: VerificationView }) {
  const counted = `核验 ${seals} 批、${entries.toLocaleString('zh-CN')} 条日志，用时 ${(milliseconds / 1000).toFixed(1)} 秒`
  return problems.length === 0
    ? <div className="notice good" role="status"><strong>没有发现改动。</strong>{counted}。链首与对外公布的一致，才能排除整条链被重做；请另行比对。</div>
    : <div className="notice bad" role="alert"><strong>发现 {problems.length} 处不一致。</strong>{counted}。请保留现场，不要继续办理，并报告审计员。<ul>{problems.map((problem) => <li key={problem}>{problem}</li>)}</ul></div>
}
