import { Button } from 'antd'

/** Says that a form holds what was typed before a reload, and offers to begin anew. */
export function Restored({ of: { restored, reset } }: { readonly of: { readonly restored: boolean; readonly reset: () => void } }) {
  if (!restored) return null
  return (
    <div className="notice row apart" role="status">
      <span>已恢复本窗口中填写但尚未提交的内容。</span>
      <Button size="small" onClick={reset}>清除，重新填写</Button>
    </div>
  )
}
