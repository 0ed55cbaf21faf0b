import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { SessionView } from '../../../kernel/http/contract.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { Labelled } from '../../components/labelled.tsx'

/** Name, password and, where the account has it, the code of its token. The code is asked for only when the server says so. */
export function SignInForm({ onDone, name }: { readonly onDone: () => void; readonly name?: string }) {
  const [form, setForm] = useState({ sign_in_name: name ?? '', password: '', code: '' })
  const client = useQueryClient()
  const signIn = useMutation({
    mutationFn: () => send<SessionView>('POST', 'session', { sign_in_name: form.sign_in_name.trim(), password: form.password, ...(form.code && { code: form.code.trim() }) }),
    onSuccess: (session) => { client.setQueryData(['session'], session); onDone() },
  })
  const problem = signIn.error ? problemOf(signIn.error) : null
  const asksCode = form.code !== '' || problem?.fields?.some(({ field }) => field === 'code') === true
  const errorOf = (field: string) => problem?.fields?.find((one) => one.field === field)?.message
  const change = (field: keyof typeof form) => (event: React.ChangeEvent<HTMLInputElement>) => setForm({ ...form, [field]: event.target.value })
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); signIn.mutate() }}>
      {problem && <div className="notice bad" role="alert">{problem.detail}{problem.instance && <div className="small muted">编号 {problem.instance}</div>}</div>}
      <Labelled label="登录名" name="sign_in_name" error={errorOf('sign_in_name')}>
        {(of) => <Input {...of} size="large" autoComplete="username" autoFocus={!name} readOnly={!!name} value={form.sign_in_name} onChange={change('sign_in_name')} />}
      </Labelled>
      <Labelled label="口令" name="password" error={errorOf('password')}>
        {(of) => <Input.Password {...of} size="large" autoComplete="current-password" autoFocus={!!name} value={form.password} onChange={change('password')} />}
      </Labelled>
      {asksCode && (
        <Labelled label="动态码" name="code" error={errorOf('code')} hint="验证器中的六位数字">
          {(of) => <Input {...of} size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus value={form.code} onChange={change('code')} />}
        </Labelled>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending} disabled={!form.sign_in_name || !form.password}>登录</Button>
    </form>
  )
}
