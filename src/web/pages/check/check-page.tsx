import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { useTitle } from '../../components/use-title.ts'
import { Answer } from './answer.tsx'
import { checkReport } from './queries.ts'
import './check.css'

/** Any report, whoever wrote it: its figures, how they relate, where they contradict each other, and our own beside them. */
export function CheckPage() {
  useTitle('报告核查')
  const [name, setName] = useState('')
  const check = useMutation({ mutationFn: (given: string | File) => checkReport(given) })
  const hand = (given: string | File) => { setName(typeof given === 'string' ? '' : given.name); check.mutate(given) }
  return (
    <>
      <Crumbs parts={[{ label: '统计与报告' }, { label: '报告核查' }]} />
      <div className="head"><h1 className="grow">{check.data ? `核查结果${name ? `：${name}` : ''}` : '报告核查'}</h1>{check.data && <Button onClick={() => check.reset()}>核查另一份</Button>}</div>
      {check.error && <div className="notice bad" role="alert">{problemOf(check.error).detail}</div>}
      {check.data ? <Answer checked={check.data} name={name} /> : <HandIn busy={check.isPending} hand={hand} />}
    </>
  )
}

function HandIn({ busy, hand }: { readonly busy: boolean; readonly hand: (given: string | File) => void }) {
  const [text, setText] = useState('')
  const [over, setOver] = useState(false)
  const drop = (event: React.DragEvent) => {
    const [file] = event.dataTransfer.files
    setOver(false)
    if (file) { event.preventDefault(); hand(file) }
  }
  return (
    <form
      className={over ? 'panel pad stack hand-in over' : 'panel pad stack hand-in'} onSubmit={(event) => { event.preventDefault(); if (text.trim()) hand(text) }}
      onDragOver={(event) => { if (event.dataTransfer.types.includes('Files')) { event.preventDefault(); setOver(true) } }} onDragLeave={() => setOver(false)} onDrop={drop}
    >
      <div className="field"><label htmlFor="check-text">粘贴报告文字</label><textarea id="check-text" rows={12} value={text} onChange={(event) => setText(event.target.value)} /></div>
      <div className="field"><label htmlFor="check-file">或者选择文件，也可以拖到这里</label><input id="check-file" type="file" accept=".txt,.md,.html,.htm,.docx,.pdf" disabled={busy} onChange={(event) => { const [file] = event.target.files ?? []; if (file) hand(file) }} /></div>
      <p className="muted small">支持 .docx、.pdf、.html、.md、.txt，文件不超过 20 MB，文字不超过 2 MB。文字只用于本次核查，不保存，不记入日志。</p>
      <div className="row"><Button type="primary" htmlType="submit" loading={busy} disabled={!text.trim()}>核查</Button>{busy && <span role="status" className="muted">正在核查……</span>}</div>
    </form>
  )
}

