import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useRef } from 'react'
import type { TemplateView } from '../../../kernel/http/admin-contract.ts'
import { api } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { upload } from '../../api/upload.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'

const templatesQuery = queryOptions({ queryKey: ['templates'], queryFn: () => api<readonly TemplateView[]>('templates') })

/** The papers a district issues, each with the template it is made from: download, edit in a word processor, upload. */
export function TemplatesPage() {
  useTitle('文书模板')
  const [search, change] = useUrl()
  const { data, error, refetch } = useQuery(templatesQuery)
  const wanted = search['q']?.trim() ?? ''
  const rows = (data ?? []).filter(({ label, ledger_label }) => label.includes(wanted) || ledger_label.includes(wanted))
  return (
    <>
      <Crumbs parts={[{ label: '管理' }, { label: '文书模板' }]} />
      <div className="head"><h1 className="grow">文书模板</h1><Input.Search allowClear aria-label="查找文书" placeholder="文书或者业务名称" defaultValue={wanted} onSearch={(q) => change({ q: q.trim() || undefined }, { replace: true })} style={{ width: 260 }} /></div>
      <p className="muted">{data?.some(({ may_upload }) => !may_upload) && '模板全区通用，由本级政府、司法行政部门的机构负责人和系统管理员上传。'}下载后可以用文字处理软件修改版式和文句，花括号中的字段由系统填写，不要改动字段名称。上传后，新制作的文书使用新模板；已经制作的文书不变。</p>
      <div className="panel">
        {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={10} />
          : <DataTable label="文书模板" rows={rows} columns={columns} keyOf={({ ledger, document }) => `${ledger}/${document}`} empty={<Nothing what="没有符合条件的文书" how="换一个词试试，或者清空查找。" />} />}
      </div>
    </>
  )
}

const columns: readonly Column<TemplateView>[] = [
  { key: 'ledger', label: '业务', width: 200, cell: (row) => row.ledger_label },
  { key: 'label', label: '文书', cell: (row) => row.label },
  { key: 'source', label: '使用中的模板', width: 260, cell: (row) => row.uploaded_at ? `本地模板，${row.uploaded_at.slice(0, 10)} ${row.uploaded_by ?? ''}` : '系统模板' },
  { key: 'act', label: '办理', width: 180, cell: (row) => <Actions of={row} /> },
]

function Actions({ of: { ledger, document, label, may_upload } }: { readonly of: TemplateView }) {
  const { notification } = App.useApp()
  const client = useQueryClient()
  const file = useRef<HTMLInputElement>(null)
  const put = useMutation({
    mutationFn: (chosen: File) => upload<{ hash: string }>(`/api/templates/${ledger}/${document}`, chosen, 'template', () => {}).done,
    onSuccess: () => { void client.invalidateQueries({ queryKey: templatesQuery.queryKey }); notification.success({ title: `已启用新的《${label}》模板` }) },
    onError: (error) => notification.error({ title: '模板没有启用，原模板继续使用', description: problemOf(error).detail, duration: 0 }),
  })
  return (
    <div className="row">
      <a href={`/api/templates/${ledger}/${document}/file`} download aria-label={`下载《${label}》模板`}>下载</a>
      {may_upload && <><input ref={file} type="file" accept=".docx" className="sr-only" tabIndex={-1} aria-label={`选择《${label}》模板文件`} onChange={(event) => { const chosen = event.target.files?.[0]; if (chosen) put.mutate(chosen); event.target.value = '' }} />
      <Button size="small" loading={put.isPending} aria-label={`上传《${label}》模板`} onClick={() => file.current?.click()}>上传</Button></>}
    </div>
  )
}
