import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { ImportView, ProblemView } from '../../../kernel/http/import-contract.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Nothing } from '../../components/states.tsx'
import { findRegister, importCaution, ledgerLabel } from '../../registry.ts'
import { problemsQuery } from './queries.ts'

const kinds = { refused: '未导入', flagged: '存疑', noted: '说明' } as const
type Kind = keyof typeof kinds

/** What a trial found, or what an import did: counts, each finding with its cell, the list that came of it. */
export function Outcome({ view, stale }: { readonly view: ImportView; readonly stale: boolean }) {
  const [kind, setKind] = useState<Kind>(view.refused > 0 ? 'refused' : view.flagged > 0 ? 'flagged' : 'noted')
  const done = view.state === 'finished'
  const caution = importCaution(view.ledger)
  const tiles: readonly (readonly [Kind | null, string, number, string])[] = [
    [null, view.dry ? '可以导入' : '已导入', view.imported, ''], ['refused', view.dry ? '不能导入' : '未导入', view.refused, 'overdue'],
    ['flagged', '存疑，照原样导入', view.flagged, 'near'], ['noted', '有说明', view.noted, ''],
  ]
  return (
    <section className="panel">
      <header>
        <h2>{view.dry ? '试导入结果' : '导入结果'}{!done && '（未完成）'}</h2>
        <span className="row">
          {!view.dry && view.imported > 0 && (findRegister(view.ledger)
            ? <Link to="/registers/$register" params={{ register: view.ledger }} search={{ org_id: view.org_id }}>查看{ledgerLabel(view.ledger)}</Link>
            : <Link to={`/matters/${view.ledger}` as '/matters/$ledger'} params={{ ledger: view.ledger }} search={{ origin: 'imported', org_id: view.org_id }}>查看导入的{ledgerLabel(view.ledger)}</Link>)}
          {view.findings.length > 0 && <><a href={`/api/imports/${view.id}/problems.xlsx`} download>下载问题清单（.xlsx）</a><a href={`/api/imports/${view.id}/problems.csv`} download>CSV</a></>}
        </span>
      </header>
      {stale && <div className="notice warn" style={{ margin: 12 }}>对应关系已改动，以下是改动前的结果。请重新试导入。</div>}
      {caution && <div className="notice" style={{ margin: 12 }}>{caution}</div>}
      <div className="tiles" style={{ gridTemplateColumns: 'repeat(4, 1fr)' }} role="group" aria-label="各类行数">
        {tiles.map(([of, label, count, tone]) => of === null || count === 0
          ? <div key={label} className="pad" style={{ paddingBlock: 10, borderRight: '1px solid var(--line)' }}><b style={{ display: 'block', fontSize: 22, lineHeight: 1.3 }}>{count}</b>{label}</div>
          : <a key={label} href="#findings" className={tone} aria-current={kind === of || undefined} onClick={(event) => { event.preventDefault(); setKind(of) }}><b>{count}</b>{label}</a>)}
      </div>
      <div id="findings">{view.findings.some((finding) => finding.kind === kind)
        ? <Findings key={`${kind} ${view.dry} ${view.state}`} view={view} kind={kind} />
        : done && view.findings.length === 0 && <Nothing what="没有发现问题" />}</div>
    </section>
  )
}

function Findings({ view, kind }: { readonly view: ImportView; readonly kind: Kind }) {
  const [places, setPlaces] = useState<readonly (string | undefined)[]>([undefined])
  const { data, error, isPlaceholderData } = useQuery(problemsQuery(view.id, { kind, after: places.at(-1) }, `${view.dry} ${view.state} ${view.done}`))
  const summary = view.findings.filter((finding) => finding.kind === kind)
  if (error && !data) return <Failed error={error} />
  return (
    <>
      {summary.length > 1 && summary.length <= 8 && <ul className="pad small" style={{ paddingLeft: 32, paddingBottom: 0 }}>{summary.map(({ column, reason, rows }) => <li key={`${column} ${reason}`}>{rows} 处{column && `，「${column}」列`}：{reason}</li>)}</ul>}
      <DataTable<ProblemView & { readonly at?: number }>
        label={kinds[kind]} rows={data?.items ?? []} keyOf={(one) => `${one.line}.${one.at ?? one.cell}`}
        columns={[
          { key: 'line', label: '行', numeric: true, width: 64, cell: ({ line }) => line },
          { key: 'cell', label: '单元格', width: 80, cell: ({ cell }) => cell ?? '' },
          { key: 'column', label: '列名', cell: ({ column }) => column ?? '' },
          { key: 'value', label: '内容', cell: ({ value }) => value ? <span style={{ overflowWrap: 'anywhere' }}>{value}</span> : <span className="none">（空）</span> },
          { key: 'reason', label: '理由', cell: ({ reason }) => reason },
        ]}
      />
      {(places.length > 1 || data?.next) && (
        <nav className="pager" aria-label="翻页"><span /><span className="row">
          <Button size="small" disabled={places.length === 1} onClick={() => setPlaces(places.slice(0, -1))}>上一页</Button>
          <Button size="small" disabled={!data?.next || isPlaceholderData} onClick={() => setPlaces([...places, data!.next!])}>下一页</Button>
        </span></nav>
      )}
    </>
  )
}
