import { useEffect, useRef } from 'react'

export interface Column<T> {
  readonly key: string
  readonly label: string
  readonly cell: (row: T) => React.ReactNode
  readonly numeric?: boolean
  readonly width?: number | string
  /** The name the server sorts by, where it does. */
  readonly sort?: string
  /** Cut with an ellipsis instead of wrapping; the whole text is in `title`. */
  readonly title?: (row: T) => string
}
interface Props<T> {
  readonly label: string
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
  readonly keyOf: (row: T) => string
  readonly open?: (row: T) => void
  readonly empty?: React.ReactNode
  readonly tone?: (row: T) => string | undefined
  /** One line a record. */
  readonly lines?: boolean
  /** The order in force, `-opened_on` for newest first, and how to ask for another. */
  readonly sort?: { readonly by: string; readonly set: (by: string) => void }
}

/** The row last opened on a page, by the page's address: coming back, the keyboard goes on from there. */
const lastOpened = new Map<string, string>()

/** A table of records: up and down move between rows, Enter opens one. */
export function DataTable<T>({ label, rows, columns, keyOf, open, empty, tone, lines, sort }: Props<T>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const here = `${location.pathname}${location.search} ${label}`
  const last = Math.max(0, rows.findIndex((row) => keyOf(row) === lastOpened.get(here)))
  useEffect(() => { if (last > 0 && document.activeElement === document.body) body.current?.rows[last]?.focus({ preventScroll: true }) }, [last])
  const remember = (row: T) => { lastOpened.set(here, keyOf(row)) }
  const onKeyDown = (event: React.KeyboardEvent<HTMLTableRowElement>, row: T) => {
    if (event.target !== event.currentTarget) return
    const lines = [...body.current!.rows]
    const at = lines.indexOf(event.currentTarget)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key]
    if (to !== undefined) { event.preventDefault(); lines[to]?.focus() }
    if (event.key === 'Enter' && open) { remember(row); open(row) }
  }
  if (rows.length === 0) return <>{empty}</>
  return (
    <div className="table-scroll" tabIndex={-1}>
      <table className={lines ? 'data lines' : 'data'}>
        <caption className="sr-only">{label}{open && '（上下键移动，回车键打开）'}</caption>
        <thead><tr>{columns.map((column) => <Head key={column.key} column={column} sort={sort} />)}</tr></thead>
        <tbody ref={body}>
          {rows.map((row, at) => (
            <tr
              key={keyOf(row)} tabIndex={open ? (at === last ? 0 : -1) : undefined} className={[open && 'opens', tone?.(row)].filter(Boolean).join(' ') || undefined}
              onKeyDown={open && ((event) => onKeyDown(event, row))}
              onClickCapture={open && (() => remember(row))}
              onClick={open && ((event) => { if (!(event.target as Element).closest('a,button,input,label') && !getSelection()?.toString()) open(row) })}
            >
              {columns.map((column) => (
                <td key={column.key} className={[column.numeric && 'num', column.title && 'cut'].filter(Boolean).join(' ') || undefined} title={column.title?.(row)}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head<T>({ column: { label, numeric, width, sort: name }, sort }: { readonly column: Column<T>; readonly sort: Props<T>['sort'] }) {
  const order = !name || !sort ? undefined : sort.by === name ? 'ascending' : sort.by === `-${name}` ? 'descending' : 'none'
  const next = order === 'descending' ? name! : `-${name}`
  return (
    <th scope="col" className={numeric ? 'num' : undefined} style={{ width }} aria-sort={order}>
      {order === undefined ? label : <button type="button" title={order === 'descending' ? '改为由早到晚' : '按此列由晚到早排列'} onClick={() => sort!.set(next)}>{label}{order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : ''}</button>}
    </th>
  )
}
