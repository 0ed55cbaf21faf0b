import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import type { RecordLine } from '../../../report/contract.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Nothing } from '../../components/states.tsx'

const SINCE = { same: null, changed: ['已更正', 'gold'], gone: ['已不计入', 'red'], new: ['定稿后计入', 'blue'] } as const

/** The records behind a figure, each leading to its page. */
export function Records({ rows, narrow = false }: { readonly rows: readonly RecordLine[]; readonly narrow?: boolean }) {
  const door = (row: RecordLine, text: string) => row.register
    ? <Link to="/registers/$register/$id" params={{ register: row.ledger, id: row.id }}>{text}</Link>
    : <Link to="/matters/$ledger/$id" params={{ ledger: row.ledger, id: row.id }}>{text}</Link>
  const since = (row: RecordLine) => { const mark = SINCE[row.since ?? 'same']; return mark && <Tag color={mark[1]}>{mark[0]}</Tag> }
  const columns: readonly Column<RecordLine>[] = narrow ? [
    { key: 'title', label: '记录', cell: (row) => <>{door(row, row.number ?? (row.title || '未编号'))} {since(row)}<div className="muted small">{row.number && row.title} {row.org_name} {row.dated_on}{row.measure !== null && ` · ${row.measure}`}</div></> },
  ] : [
    { key: 'number', label: '编号', width: 210, cell: (row) => <>{door(row, row.number ?? '未编号')} {since(row)}</> },
    { key: 'title', label: '名称', cell: (row) => row.title, title: (row) => row.title },
    { key: 'org', label: '单位', width: 180, cell: (row) => row.org_name },
    { key: 'date', label: '计入日期', width: 110, cell: (row) => <span className="nowrap">{row.dated_on}</span> },
    ...(rows.some(({ measure }) => measure !== null) ? [{ key: 'measure', label: '计入数值', numeric: true, width: 120, cell: (row: RecordLine) => row.measure ?? '—' }] : []),
  ]
  return <DataTable label="数据背后的记录" rows={rows} columns={columns} keyOf={({ id }) => id} empty={<Nothing what="没有符合条件的记录" how="本期没有记录计入这项数据，或者不在您的查看范围内。" />} />
}
