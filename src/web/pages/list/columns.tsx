import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Popover } from 'antd'
import type { Field } from '../../../kernel/field/field.ts'
import type { RecordView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import type { Names } from '../../api/queries.ts'
import type { Column } from '../../components/data-table.tsx'
import { Light } from '../../components/light.tsx'
import { StateTag } from '../../components/state-tag.tsx'
import { isNumeric, textOf } from '../../components/value.tsx'

/** The columns of a list: what every matter has, and the definition's own. */
export function columnsOf(procedure: AnyProcedure, names: Names): readonly Column<RecordView>[] {
  const fields = procedure.fields as { readonly [name: string]: Field }
  const short: Names = { ...names, orgName: names.orgShort }
  return [
    { key: 'number', label: '案号', sort: 'number', cell: (record) => <Link to="/matters/$ledger/$id" params={{ ledger: record.ledger, id: record.id }}>{record.number ?? '未编号'}</Link> },
    { key: 'title', label: '事由', cell: (record) => record.title, title: (record) => record.title },
    { key: 'state', label: '状态', cell: (record) => <StateTag ledger={record.ledger} state={record.state} /> },
    { key: 'light', label: '期限', cell: (record) => record.light && <Light clock={record.light} /> },
    ...procedure.list.map((name): Column<RecordView> => {
      const field = fields[name]!
      return { key: name, label: field.label, numeric: isNumeric(field), ...(field.kind === 'date' && { sort: name }), cell: (record) => textOf(field, record.values[name], short) ?? <span className="none">—</span> }
    }),
    { key: 'org', label: '承办单位', cell: (record) => names.orgShort(record.org_id) },
    { key: 'opened', label: '收案日期', sort: 'opened_on', cell: (record) => record.opened_on },
  ]
}

/** Which columns are shown; number and subject always are. */
export function ColumnChoice({ columns, hidden, onChange }: { readonly columns: readonly Column<RecordView>[]; readonly hidden: readonly string[]; readonly onChange: (hidden: readonly string[]) => void }) {
  const choosable = columns.filter(({ key }) => key !== 'number' && key !== 'title')
  const list = (
    <div className="stack tight" role="group" aria-label="显示的列">
      {choosable.map(({ key, label }) => <Checkbox key={key} checked={!hidden.includes(key)} onChange={(event) => onChange(event.target.checked ? hidden.filter((one) => one !== key) : [...hidden, key])}>{label}</Checkbox>)}
    </div>
  )
  return <Popover trigger="click" placement="bottomRight" content={list}><Button>列{hidden.length > 0 && `（隐藏 ${hidden.length}）`}</Button></Popover>
}
