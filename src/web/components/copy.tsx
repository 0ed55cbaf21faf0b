import { Button } from 'antd'
import { useState } from 'react'

// The clipboard interface exists on https only; offices run on plain http, where the old command still works.
function copyText(text: string): void {
  if (navigator.clipboard) { void navigator.clipboard.writeText(text); return }
  const area = Object.assign(document.createElement('textarea'), { value: text })
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}

/** Copies a number, and says that it did. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }) {
  const [done, setDone] = useState(false)
  const copy = () => { copyText(text); setDone(true); setTimeout(() => setDone(false), 1500) }
  return <Button size="small" type="text" className="no-print" aria-label={`复制${what}`} onClick={copy}>{done ? '已复制' : '复制'}</Button>
}
