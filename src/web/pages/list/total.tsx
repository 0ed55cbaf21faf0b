import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { countQuery } from '../../api/queries.ts'
import { useUrl } from '../../components/use-url.ts'

/** The total of what is filtered, counted only when somebody asks; «1,000+» where counting stopped. */
export function Total({ ledger }: { readonly ledger: string }) {
  const [{ after: _after, sort: _sort, ...filters }] = useUrl()
  const [asked, setAsked] = useState<string | null>(null)
  const now = JSON.stringify(filters)
  const { data, error, isFetching } = useQuery({ ...countQuery(ledger, filters), enabled: asked === now })
  if (asked !== now) return <Button size="small" type="text" onClick={() => setAsked(now)}>共多少件？</Button>
  if (error) return <span role="alert">未能统计，<Button size="small" type="link" onClick={() => setAsked(null)}>重试</Button></span>
  if (isFetching || !data) return <span className="muted">正在统计……</span>
  return <span role="status">共 {data.count.toLocaleString('zh-CN')}{data.capped ? '+' : ''} 件</span>
}
