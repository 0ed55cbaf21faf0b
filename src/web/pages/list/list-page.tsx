import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { listQuery, useNames } from '../../api/queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Pager } from '../../components/pager.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { findProcedure } from '../../registry.ts'
import { opens } from '../../shell/navigation.ts'
import { useSession } from '../../shell/session.ts'
import { ColumnChoice, columnsOf } from './columns.tsx'
import { ExportButtons } from './export-buttons.tsx'
import { FilterBar } from './filter-bar.tsx'
import { SavedViews } from './saved-views.tsx'
import { Total } from './total.tsx'
import { useColumns } from './use-columns.ts'

/** Fields of the definition's list that fit beside what every list has, on a screen of 1366. */
const SHOWN = 3

/** The matters of a procedure: filters in the address, pages by key. */
export function ListPage() {
  const { ledger = '' } = useParams({ strict: false })
  const procedure = findProcedure(ledger)
  return procedure ? <List procedure={procedure} /> : <Nothing what={`没有名为“${ledger}”的案卷种类`} how="请从左侧导航重新进入。" />
}

function List({ procedure }: { readonly procedure: AnyProcedure }) {
  useTitle(`${procedure.label}案卷`)
  const [search, change] = useUrl()
  const { hidden, setHidden } = useColumns(procedure.id, procedure.list.slice(SHOWN))
  const columns = columnsOf(procedure, useNames())
  const navigate = useNavigate()
  const list = useQuery(listQuery(procedure.id, search))
  const filtered = Object.keys(search).some((name) => name !== 'after' && name !== 'sort')
  const may = opens(useSession(), procedure)
  const create = () => void navigate({ to: '/matters/$ledger/new', params: { ledger: procedure.id } })
  return (
    <>
      <Crumbs parts={[{ label: '案卷' }, { label: procedure.label }]} />
      <div className="head">
        <h1 className="grow">{procedure.label}</h1>
        <SavedViews ledger={procedure.id} />
        <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />
        <ExportButtons procedure={procedure} />
        <Button onClick={() => void navigate({ to: '/procedures/$ledger', params: { ledger: procedure.id } })}>程序说明</Button>
        {may && <Button type="primary" onClick={create}>新办</Button>}
      </div>
      <div className="panel">
        <FilterBar procedure={procedure} />
        {list.error && !list.data ? <Failed error={list.error} retry={() => void list.refetch()} /> : !list.data ? <Loading rows={10} /> : (
          <>
            <DataTable
              label={`${procedure.label}案卷`} rows={list.data.items} lines columns={columns.filter(({ key }) => !hidden.includes(key))} keyOf={(record) => record.id}
              sort={{ by: search['sort'] ?? '-opened_on', set: (sort) => change({ sort: sort === '-opened_on' ? undefined : sort, after: undefined }) }}
              open={(record) => void navigate({ to: '/matters/$ledger/$id', params: { ledger: record.ledger, id: record.id } })}
              empty={filtered
                ? <Nothing what="没有符合筛选条件的案卷" how="可以放宽或清除筛选条件。只列出您有权查看的案卷。" />
                : <Nothing what={`还没有${procedure.label}案卷`} how="登记新案卷，或者导入已有数据后，会列在这里。只列出您有权查看的案卷。">{may && <Button onClick={create}>新办{procedure.label}</Button>}</Nothing>}
            />
            <Pager next={list.data.next} busy={list.isFetching}><Total ledger={procedure.id} /></Pager>
          </>
        )}
      </div>
    </>
  )
}
