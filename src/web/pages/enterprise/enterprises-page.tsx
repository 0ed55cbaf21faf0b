import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { enterprisesQuery } from './queries.ts'

/** Finds an enterprise by its code or its name. */
export function EnterprisesPage() {
  useTitle('企业')
  const [search, change] = useUrl()
  const navigate = useNavigate()
  const q = (search['q'] ?? '').trim()
  const { data, error, isFetching } = useQuery(enterprisesQuery(q))
  return (
    <>
      <Crumbs parts={[{ label: '双随机、一公开与市场监管' }, { label: '企业' }]} />
      <div className="head"><h1>企业</h1><Input.Search style={{ width: 420 }} allowClear placeholder="统一社会信用代码，或者名称" aria-label="查找企业" defaultValue={q} onSearch={(text) => change({ q: text.trim() || undefined })} enterButton="查找" /></div>
      <div className="panel">
        {error ? <Failed error={error} /> : isFetching && !data ? <Loading /> : (
          <DataTable
            label="企业" rows={data ?? []} keyOf={({ code }) => code} open={({ code }) => void navigate({ to: '/enterprises/$code', params: { code } })}
            empty={q.length > 1 ? <Nothing what="没有找到" how="名称请从第一个字写起，或者写其中连续的两个字以上；只查找检查对象名录和您有权查看的案卷。" /> : <Nothing what="查看一家企业受到的全部检查、责令改正、处罚、强制和信用记录" how="输入十八位统一社会信用代码，或者名称。" />}
            columns={[{ key: 'name', label: '名称', cell: ({ name }) => name }, { key: 'code', label: '统一社会信用代码', cell: ({ code }) => code }]}
          />
        )}
      </div>
    </>
  )
}
