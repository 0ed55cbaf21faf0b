import { useMutation } from '@tanstack/react-query'
import { Button, Input, QRCode } from 'antd'
import { useState } from 'react'
import type { TotpBegun } from '../../../kernel/http/admin-contract.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Copy } from '../../components/copy.tsx'
import { Labelled } from '../../components/labelled.tsx'
import { useTitle } from '../../components/use-title.ts'

/** One's own second factor: made here, confirmed by a first code, stopped by a last one. */
export function SecondFactorPage() {
  useTitle('动态码登录')
  const [code, setCode] = useState('')
  const begin = useMutation({ mutationFn: () => send<TotpBegun>('POST', 'session/totp') })
  const confirm = useMutation({ mutationFn: () => send<{ readonly recovery_codes: readonly string[] }>('POST', 'session/totp/confirm', { code: code.trim() }) })
  const stop = useMutation({ mutationFn: () => send('DELETE', 'session/totp', { code: code.trim() }), onSuccess: () => setCode('') })
  const failed = confirm.error ?? stop.error ?? begin.error
  const field = (label: string) => <Labelled label={label} name="code">{(of) => <Input {...of} style={{ maxWidth: 200 }} inputMode="numeric" autoComplete="one-time-code" maxLength={8} value={code} onChange={(event) => setCode(event.target.value)} />}</Labelled>
  return (
    <>
      <Crumbs parts={[{ label: '我的账号' }, { label: '动态码登录' }]} />
      <div className="head"><h1>动态码登录</h1></div>
      <div className="panel pad stack">
        <p>启用后，登录时除口令外，还要填写手机验证器上的六位数字。验证器不需要联网。</p>
        {failed && <div className="notice bad" role="alert">{problemOf(failed).fields?.[0]?.message ?? problemOf(failed).detail}</div>}
        {confirm.data ? (
          <div className="notice good" role="status">
            <strong>动态码已经启用。</strong>请抄下这些备用码妥善保管：手机遗失时，每个可以代替动态码登录一次。本页关闭后不再显示。
            <p className="row"><code>{confirm.data.recovery_codes.join('　')}</code><Copy text={confirm.data.recovery_codes.join('\n')} what="备用码" /></p>
          </div>
        ) : stop.isSuccess ? <div className="notice good" role="status">动态码已经停用。</div> : begin.data ? (
          <form className="row" style={{ alignItems: 'flex-start', gap: 24 }} onSubmit={(event) => { event.preventDefault(); confirm.mutate() }}>
            <QRCode value={begin.data.uri} size={180} bordered={false} color="#000000" bgColor="#ffffff" aria-label="验证器二维码" />
            <div className="stack">
              <p>一、用验证器扫描二维码，或者手工输入密钥：<br /><code>{begin.data.secret}</code><Copy text={begin.data.secret} what="密钥" /></p>
              {field('二、填写验证器上显示的六位数字')}
              <div><Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={!code.trim()}>启用</Button></div>
            </div>
          </form>
        ) : (
          <div className="stack">
            <div><Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>启用动态码</Button></div>
            <details>
              <summary className="muted">已经启用的，在此停用</summary>
              <form className="row" style={{ marginTop: 8, alignItems: 'flex-end' }} onSubmit={(event) => { event.preventDefault(); stop.mutate() }}>{field('当前的动态码')}<Button htmlType="submit" loading={stop.isPending} disabled={!code.trim()}>停用</Button></form>
            </details>
          </div>
        )}
      </div>
    </>
  )
}
