import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { chaptersOf } from '../../../kernel/procedure/explain.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { sessionQuery } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { LawTexts } from '../../components/law-text.tsx'
import { Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { findProcedure } from '../../registry.ts'
import { DeadlinesTable, DocumentsTable } from './tables.tsx'
import { StateDiagram } from './state-diagram.tsx'
import { Step } from './step.tsx'

/** The lifecycle as the definition has it, in the order of the work: the page a lawyer signs. */
export function ProcedurePage() {
  const { ledger = '' } = useParams({ strict: false })
  const procedure = findProcedure(ledger)
  useTitle(procedure && `${procedure.label}程序说明`)
  return procedure ? <Explained procedure={procedure} /> : <Nothing what={`没有名为“${ledger}”的程序`} how="请从左侧导航重新进入。" />
}

function Explained({ procedure }: { readonly procedure: AnyProcedure }) {
  const [search] = useUrl()
  const { data: session } = useQuery(sessionQuery)
  const { openings, states, general } = chaptersOf(procedure)
  return (
    <>
      <Crumbs parts={[{ label: '程序说明', to: '/procedures' }, { label: procedure.label }]} />
      <div className="head">
        <h1 className="grow">{procedure.label}程序说明</h1>
        {session && <Link to="/matters/$ledger" params={{ ledger: procedure.id }}>查看案卷</Link>}
        <Button className="no-print" onClick={() => print()}>打印</Button>
      </div>
      <div className="stack">
        <section className="panel pad stack tight">
          <p>本说明由系统据以办理的程序定义直接生成：系统按此放行、提示和计算期限，二者不会不一致。</p>
          <p>依据：<LawTexts of={procedure.basis} /></p>
          <p>以「{procedure.fields[procedure.governedBy].label}」确定适用的法律版本。共 {states.length} 个状态、{Object.keys(procedure.actions).length} 个环节、{Object.keys(procedure.documents).length} 种文书、{Object.keys(procedure.deadlines).length} 项期限。</p>
        </section>
        <section className="panel"><header><h2>状态图</h2><span className="muted small">实线为办理环节，虚线为法律规定的自动效果</span></header><StateDiagram procedure={procedure} at={search['at']} /></section>
        <section className="panel pad stack"><h2>立案</h2>{openings.map((action) => <Step key={action.label} procedure={procedure} action={action} />)}</section>
        {states.map(({ state, label, final, actions }) => (
          <section key={state} className="panel pad stack" id={`state-${state}`}>
            <h2>{label}{state === search['at'] && '（本案现处）'}</h2>
            {actions.length === 0 ? <p className="muted">{final ? '办结。' : '没有专属本状态的环节。'}</p> : actions.map((action) => <Step key={action.label} procedure={procedure} action={action} />)}
          </section>
        ))}
        {general.length > 0 && <section className="panel pad stack"><h2>多数状态都可以办理</h2>{general.map((action) => <Step key={action.label} procedure={procedure} action={action} states />)}</section>}
        <section className="panel"><header><h2>期限</h2></header><DeadlinesTable procedure={procedure} /></section>
        <section className="panel"><header><h2>文书</h2></header><DocumentsTable procedure={procedure} /></section>
      </div>
    </>
  )
}
