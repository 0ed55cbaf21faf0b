import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AuditKind, AuditLine } from '../../../kernel/http/admin-contract.ts'
import { auditQuery } from '../../api/admin-queries.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Pager } from '../../components/pager.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { instantText } from '../../components/value.tsx'

/** The logs beside the journal, in words; what the last two columns hold differs by log. */
export const audited = [
  { value: 'access', label: '账号和机构' }, { value: 'sign_in', label: '登录' }, { value: 'unmask', label: '查看个人信息' }, { value: 'export', label: '导出' },
] as const satisfies readonly { readonly value: AuditKind; readonly label: string }[]
export const isAudited = (log: string | undefined): log is AuditKind => audited.some(({ value }) => value === log)

const columns: { readonly [kind in AuditKind]: { readonly name: string; readonly about: string; readonly detail: string; readonly empty: string } } = {
  access: { name: '办理人', about: '账号、机构', detail: '内容', empty: '开设和停用账号、授予和收回角色、机构变更以后，逐条列在这里。' },
  sign_in: { name: '账号', about: '来源地址', detail: '浏览器', empty: '有人登录或者尝试登录以后，逐条列在这里。' },
  unmask: { name: '查看人', about: '案卷', detail: '理由', empty: '有人查看隐去的个人信息、打开文书材料以后，连同理由列在这里。' },
  export: { name: '导出人', about: '内容', detail: '原因和条件', empty: '有人导出列表以后，连同原因列在这里。' },
}

/** One log, newest first, as the server tells it. */
export function Audited({ kind, after }: { readonly kind: AuditKind; readonly after: string | undefined }) {
  const { data, error, refetch, isFetching } = useQuery(auditQuery(kind, after))
  const { label } = audited.find(({ value }) => value === kind)!
  const { name, about, detail, empty } = columns[kind]
  return (
    <section className="panel">
      <header><h2>{label}</h2></header>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={8} /> : (
        <>
          <DataTable<AuditLine>
            label={label} rows={data.items} keyOf={({ id }) => id} empty={<Nothing what="还没有记录" how={empty} />}
            columns={[
              { key: 'at', label: '时间', width: 170, cell: ({ at }) => <span className="nowrap">{instantText(at)}</span> },
              { key: 'name', label: name, width: 130, cell: (row) => row.name || <span className="muted">没有这个账号</span> },
              { key: 'act', label: '事项', width: 200, cell: ({ act }) => act },
              { key: 'about', label: about, width: 240, cell: (row) => row.matter ? <Link to="/matters/$ledger/$id" params={row.matter}>{row.about}</Link> : row.about },
              { key: 'detail', label: detail, cell: (row) => row.detail, title: (row) => row.detail },
            ]}
          />
          <Pager next={data.next} busy={isFetching} />
        </>
      )}
    </section>
  )
}
