import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FirstAdministratorCommand } from '../../../kernel/http/admin-contract.ts'
import type { SessionView } from '../../../kernel/http/contract.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { api, query, send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { Door } from '../../components/door.tsx'
import { Labelled } from '../../components/labelled.tsx'
import { Failed } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'

/** The fields by the path the server's problems use. Those marked may stay empty. */
const FIELDS = [
  { path: 'province.name', label: '省（自治区、直辖市）', hint: '如：天津市' },
  { path: 'province.code', label: '省级行政区划代码', hint: '六位数字，如 120000' },
  { path: 'city.name', label: '设区的市', hint: '直辖市的区不填写', optional: true },
  { path: 'city.code', label: '市级行政区划代码', hint: '直辖市的区不填写', optional: true },
  { path: 'district.name', label: '区（县）', hint: '如：津南区' },
  { path: 'district.code', label: '区（县）行政区划代码', hint: '六位数字，如 120112' },
  { path: 'government.name', label: '人民政府全称', hint: '如：天津市津南区人民政府' },
  { path: 'government.short_name', label: '人民政府简称', hint: '如：津南区政府' },
  { path: 'government.prefix', label: '发文机关代字', hint: '文号中年份之前的字，如：津南', optional: true },
  { path: 'government.since', label: '设立日期', hint: '以前年度的统计以此为起点', type: 'date' },
  { path: 'name', label: '管理员姓名' },
  { path: 'sign_in_name', label: '登录名', hint: '小写字母、数字，如 zhangsan', complete: 'username' },
  { path: 'password', label: '口令', complete: 'new-password', secret: true },
  { path: 'again', label: '再填一次口令', complete: 'new-password', secret: true },
] as const satisfies readonly { path: string; label: string; hint?: string; optional?: true; type?: 'date'; complete?: string; secret?: true }[]
type Path = (typeof FIELDS)[number]['path']
type Form = { readonly [path in Path]: string }

const commandOf = (token: string, form: Form): FirstAdministratorCommand => ({
  token,
  district: { code: form['district.code'], name: form['district.name'] },
  above: [
    { code: form['province.code'], name: form['province.name'], level: 'province' },
    ...(form['city.code'] ? [{ code: form['city.code'], name: form['city.name'], level: 'city' as const }] : []),
  ],
  government: { name: form['government.name'], short_name: form['government.short_name'], prefix: form['government.prefix'] || null, since: form['government.since'] as IsoDate },
  name: form.name, sign_in_name: form.sign_in_name, password: form.password,
})

/** Opened by the one-time link printed at the first start: makes the district and its administrator. There is no default password. */
export function FirstAdministratorPage() {
  useTitle('初始设置')
  const token = useUrl()[0]['token'] ?? ''
  const navigate = useNavigate()
  const client = useQueryClient()
  const link = useQuery({ queryKey: ['first-administrator', token], retry: false, staleTime: Infinity, queryFn: () => api<{ valid: true }>(`first-administrator${query({ token })}`) })
  const [form, setForm] = useState(() => Object.fromEntries(FIELDS.map(({ path }) => [path, ''])) as Form)
  const make = useMutation({
    mutationFn: () => send<SessionView>('POST', 'first-administrator', commandOf(token, form)),
    onSuccess: (session) => { client.setQueryData(['session'], session); void navigate({ to: '/' }) },
  })
  if (link.error) return <Door title="链接不能使用"><Failed error={link.error} /><p>该链接只能使用一次。请在服务器上重新启动程序取得新的链接，或者用已设置的管理员<a href="/app/sign-in">登录</a>。</p></Door>
  if (!link.data) return null
  const problem = make.error ? problemOf(make.error) : null
  const errorOf = (path: Path) => path === 'again' && form.again && form.again !== form.password ? '两次填写的口令不一致' : problem?.fields?.find(({ field }) => field === path)?.message
  const incomplete = FIELDS.some((field) => !('optional' in field) && form[field.path].trim() === '')
  return (
    <Door title="初始设置" note="建立本区（县）和第一个管理员。管理员开设账号、任命安全管理员，角色由安全管理员授予。" wide>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); make.mutate() }}>
        {problem && <div className="notice bad" role="alert">{problem.detail}</div>}
        <div className="form">
          {FIELDS.map((field) => (
            <Labelled key={field.path} label={field.label} name={field.path} hint={'hint' in field ? field.hint : undefined} required={!('optional' in field)} error={errorOf(field.path)}>
              {(of) => {
                const control = { ...of, autoComplete: 'complete' in field ? field.complete : 'off', value: form[field.path], onChange: (event: React.ChangeEvent<HTMLInputElement>) => setForm({ ...form, [field.path]: event.target.value }) }
                return 'secret' in field ? <Input.Password {...control} /> : <Input {...control} type={'type' in field ? field.type : 'text'} />
              }}
            </Labelled>
          ))}
        </div>
        <Button type="primary" size="large" block htmlType="submit" loading={make.isPending} disabled={incomplete || form.again !== form.password}>建立管理员并登录</Button>
      </form>
    </Door>
  )
}
