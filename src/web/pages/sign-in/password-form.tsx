import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { PasswordCommand } from '../../../kernel/http/admin-contract.ts'
import type { SessionView } from '../../../kernel/http/contract.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { Labelled } from '../../components/labelled.tsx'

/** Changes the password: at the first sign-in because one must, later because one wants to. */
export function PasswordForm({ must, onDone }: { readonly must: boolean; readonly onDone: () => void }) {
  const [form, setForm] = useState({ old: '', fresh: '', again: '' })
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => send<SessionView>('PUT', 'session/password', { old: form.old, fresh: form.fresh } satisfies PasswordCommand),
    onSuccess: (session) => { client.setQueryData(['session'], session); onDone() },
  })
  const problem = save.error ? problemOf(save.error) : null
  const errorOf = (field: string) => problem?.fields?.find((one) => one.field === field)?.message
  const differs = form.again !== '' && form.again !== form.fresh ? '两次填写的新口令不一致' : undefined
  const change = (field: keyof typeof form) => (event: React.ChangeEvent<HTMLInputElement>) => setForm({ ...form, [field]: event.target.value })
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); save.mutate() }}>
      {must && <div className="notice warn">现用的是一次性口令，须先设置自己的口令才能办理业务。</div>}
      {problem && <div className="notice bad" role="alert">{problem.detail}</div>}
      <Labelled label="现用口令" name="old" error={errorOf('old')}>{(of) => <Input.Password {...of} autoFocus autoComplete="current-password" value={form.old} onChange={change('old')} />}</Labelled>
      <Labelled label="新口令" name="fresh" error={errorOf('fresh')} hint="至少 10 位，不要用单位名称、姓名和常见词">{(of) => <Input.Password {...of} autoComplete="new-password" value={form.fresh} onChange={change('fresh')} />}</Labelled>
      <Labelled label="再填一次新口令" name="again" error={differs}>{(of) => <Input.Password {...of} autoComplete="new-password" value={form.again} onChange={change('again')} />}</Labelled>
      <Button type="primary" htmlType="submit" block size="large" loading={save.isPending} disabled={!form.old || !form.fresh || form.again !== form.fresh}>保存新口令</Button>
    </form>
  )
}
