import { useEffect, useRef } from 'react'
import type { Problem } from '../../../kernel/http/contract.ts'
import { Reasons } from '../matter/now.tsx'

/** What stands against the form, on top of it: each field a link to the field, each refusal with its article. */
export function ProblemSummary({ problem, messages, labelOf, children }: { readonly problem: Problem; readonly messages: { readonly [path: string]: string }; readonly labelOf: (path: string) => string; readonly children?: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { if (problem) box.current?.focus() }, [problem])
  const paths = Object.entries(messages)
  // By the time it is read one may have signed in again, in the window that came up.
  if (problem.status === 401) return <div ref={box} className="notice warn" role="alert" tabIndex={-1}><strong>登录已经过期，这次没有提交。</strong><p>已填写的内容都在，重新登录以后请再提交一次。</p></div>
  return (
    <div ref={box} className="notice bad" role="alert" tabIndex={-1}>
      <strong>{problem.title}</strong>
      {problem.fields === undefined && problem.refusals === undefined && <p>{problem.detail}</p>}
      {problem.fields !== undefined && <p>{paths.length > 0 ? `有 ${paths.length} 处需要改正：` : '各处都已修改，请再次提交。'}</p>}
      {paths.length > 0 && <ul>{paths.map(([path, message]) => <li key={path}><a href={`#f-${path}`} onClick={(event) => { event.preventDefault(); document.getElementById(`f-${path}`)?.focus() }}>{labelOf(path)}</a>：{message}</li>)}</ul>}
      {problem.refusals && problem.refusals.length > 0 && <Reasons refusals={problem.refusals} />}
      {children}
      <p className="muted small">已填写的内容都在，没有提交。{problem.instance && <>求助时请报编号：<code>{problem.instance}</code></>}</p>
    </div>
  )
}
