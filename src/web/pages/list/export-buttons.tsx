import { App, Button, Dropdown, Input } from 'antd'
import { useRef } from 'react'
import type { Field } from '../../../kernel/field/field.ts'
import type { AnyProcedure, Many } from '../../../kernel/procedure/procedure.ts'
import { query } from '../../api/client.ts'
import { useUrl } from '../../components/use-url.ts'

const FORMATS = [{ key: 'xlsx', label: 'Excel 表格（.xlsx）' }, { key: 'csv', label: '文本表格（.csv）' }]
const personal = (procedure: AnyProcedure): boolean =>
  [procedure.fields, ...Object.values((procedure.many ?? {}) as { [name: string]: Many }).map(({ fields }) => fields)].some((fields) => Object.values(fields as { [name: string]: Field }).some(({ sensitive }) => sensitive))

/** Exports what is filtered. Where the file may hold personal data, the reason is asked and journalled. */
export function ExportButtons({ procedure }: { readonly procedure: AnyProcedure }) {
  const [{ after: _after, ...search }] = useUrl()
  const { modal } = App.useApp()
  const reason = useRef('')
  const download = (format: string) => { location.assign(`/api/${procedure.id}/export.${format}${query({ ...search, reason: reason.current })}`) }
  const ask = (format: string) => {
    reason.current = ''
    if (!personal(procedure)) return download(format)
    void modal.confirm({
      title: '导出原因', okText: '导出', width: 460,
      content: <><p className="muted">文件可能含有个人信息，只作下列用途；导出人、时间和原因记入日志。</p><Input.TextArea aria-label="导出原因" autoFocus rows={2} maxLength={200} onChange={(event) => { reason.current = event.target.value.trim() }} /></>,
      onOk: () => reason.current ? download(format) : Promise.reject(new Error('没有填写导出原因')),
    })
  }
  return <Dropdown trigger={['click']} menu={{ items: FORMATS, onClick: ({ key }) => ask(key) }}><Button>导出</Button></Dropdown>
}
