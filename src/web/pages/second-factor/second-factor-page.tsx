import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, QRCode } from 'antd'
import { useState } from 'react'
import type { TotpState } from '../../../kernel/access/totp.ts'
import type { TotpBegun } from '../../../kernel/http/admin-contract.ts'
import { api, send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Copy } from '../../components/copy.tsx'
import { Labelled } from '../../components/labelled.tsx'
import { Failed, Loading } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'

/** One's own second factor: begun and stopped by whoever knows the password, confirmed by a first code, stopped by a last one. */
export function SecondFactorPage() {
  useTitle('动态码登录')
  const client = useQueryClient()
  const state = useQuery({ queryKey: ['session', 'totp'], queryFn: () => api<TotpState>('session/totp') })
  const [{ password, code }, change] = useState({ password: '', code: '' })
  const done = () => { change({ password: '', code: '' }); void client.invalidateQueries({ queryKey: ['session', 'totp'] }) }
  const begin = useMutation({ mutationFn: () => send<TotpBegun>('POST', 'session/totp', { password }) })
  const confirm = useMutation({ mutationFn: () => send<{ readonly recovery_codes: readonly string[] }>('POST', 'session/totp/confirm', { code: code.trim() }), onSuccess: () => { begin.reset(); done() } })
  const stop = useMutation({ mutationFn: () => send('DELETE', 'session/totp', { password, code: code.trim() }), onSuccess: () => { confirm.reset(); done() } })
  const failed = confirm.error ?? stop.error ?? begin.error
  const problem = failed && problemOf(failed)
  const errorOf = (field: string) => problem?.fields?.find((one) => one.field === field)?.message

  const codeField = (label: string) => <Labelled label={label} name="code" error={errorOf('code')}>{(of) => <Input {...of} style={{ maxWidth: 240 }} inputMode="numeric" autoComplete="one-time-code" maxLength={40} value={code} onChange={(event) => change({ password, code: event.target.value })} />}</Labelled>
  const passwordField = <Labelled label="现用口令" name="old" hint="确认是本人操作" error={errorOf('old')}>{(of) => <Input.Password {...of} style={{ maxWidth: 240 }} autoComplete="current-password" value={password} onChange={(event) => change({ password: event.target.value, code })} />}</Labelled>
  if (state.error && !state.data) return <Failed error={state.error} retry={() => void state.refetch()} />
  if (!state.data) return <Loading rows={4} />
  return (
    <>
      <Crumbs parts={[{ label: '我的账号' }, { label: '动态码登录' }]} />
      <div className="head"><h1>动态码登录</h1></div>
      <div className="panel pad stack">
        <p>启用后，登录时除口令外，还要填写手机验证器上的六位数字。验证器不需要联网。</p>
        {problem && !problem.fields?.length && <div className="notice bad" role="alert">{problem.detail}</div>}
        {confirm.data ? (
          <div className="notice good" role="status">
            <strong>动态码已经启用。</strong>请抄下这些备用码妥善保管：手机遗失时，每个可以代替动态码登录一次。本页关闭后不再显示。
            <p className="row"><code>{confirm.data.recovery_codes.join('　')}</code><Copy text={confirm.data.recovery_codes.join('\n')} what="备用码" /></p>
          </div>
        ) : state.data.on ? (
          <form className="stack" onSubmit={(event) => { event.preventDefault(); stop.mutate() }}>
            <div className="notice" role="status"><strong>动态码已经启用。</strong>备用码还有 {state.data.codes_left} 个没有使用。更换手机或者补领备用码，先停用，再重新启用；手机和备用码都遗失的，请安全保密管理员解除。</div>
            {passwordField}
            {codeField('当前的动态码，或者一个备用码')}
            <div><Button htmlType="submit" loading={stop.isPending} disabled={!password || !code.trim()}>停用动态码</Button></div>
          </form>
        ) : begin.data ? (
          <form className="row" style={{ alignItems: 'flex-start', gap: 24 }} onSubmit={(event) => { event.preventDefault(); confirm.mutate() }}>
            <QRCode value={begin.data.uri} size={180} bordered={false} color="#000000" bgColor="#ffffff" aria-label="验证器二维码" />
            <div className="stack">
              <p>一、用验证器扫描二维码，或者手工输入密钥：<br /><code>{begin.data.secret}</code><Copy text={begin.data.secret} what="密钥" /></p>
              {codeField('二、填写验证器上显示的六位数字')}
              <div><Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={!code.trim()}>启用</Button></div>
            </div>
          </form>
        ) : (
          <form className="stack" onSubmit={(event) => { event.preventDefault(); begin.mutate() }}>
            {stop.isSuccess && <div className="notice good" role="status">动态码已经停用。</div>}
            {passwordField}
            <div><Button type="primary" htmlType="submit" loading={begin.isPending} disabled={!password}>启用动态码</Button></div>
          </form>
        )}
      </div>
    </>
  )
}
