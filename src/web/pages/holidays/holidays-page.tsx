import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { HolidayImported, HolidayYearView } from '../../../kernel/http/admin-contract.ts'
import { calendarOf, type CalendarYear } from '../../../kernel/law/calendar.ts'
import { holidaysQuery } from '../../api/admin-queries.ts'
import { send } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { YearCalendar } from './year-calendar.tsx'
import { readYear } from './read-year.ts'

/** The rest days of each year. Deadlines that run into a year not yet published say so instead of guessing. */
export function HolidaysPage() {
  useTitle('放假安排')
  const [search, change] = useUrl()
  const { data, error, refetch } = useQuery(holidaysQuery)
  const [importing, setImporting] = useState(false)
  const years = [...(data ?? [])].sort((a, b) => b.year - a.year)
  const chosen = years.find(({ year }) => String(year) === search['year']) ?? years[0]
  return (
    <>
      <Crumbs parts={[{ label: '管理' }, { label: '放假安排' }]} />
      <div className="head"><h1 className="grow">放假安排</h1>{years[0]?.may_import && <Button type="primary" onClick={() => setImporting(true)}>录入年度安排</Button>}</div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={10} /> : !chosen ? <Nothing what="还没有放假安排" how="国务院办公厅的通知公布后，在这里录入。" /> : (
        <div className="matter" style={{ gridTemplateColumns: '160px minmax(0, 1fr)' }}>
          <nav className="panel pad now" aria-label="年度"><ul>{years.map(({ year, status }) => <li key={year}><Button type={year === chosen.year ? 'primary' : 'text'} size="small" aria-current={year === chosen.year} onClick={() => change({ year: String(year) }, { replace: true })}>{year}年{status === 'provisional' && '（暂定）'}</Button></li>)}</ul></nav>
          <YearView year={chosen} />
        </div>
      )}
      {importing && <ImportYear close={() => setImporting(false)} />}
    </>
  )
}

function YearView({ year }: { readonly year: HolidayYearView }) {
  return (
    <section className="panel pad stack">
      <h2>{year.year}年{year.status === 'provisional' && '（通知尚未公布，按法定节日暂定）'}</h2>
      <dl className="values">
        {year.holidays.map(({ name, from, until }) => <div key={from}><dt>{name}</dt><dd>{from} 至 {until}</dd></div>)}
        {year.makeup_workdays.length > 0 && <div className="wide"><dt>调休上班</dt><dd>{year.makeup_workdays.join('、')}</dd></div>}
        <div className="wide"><dt>依据</dt><dd style={{ overflowWrap: 'anywhere' }}>{year.source.join('；')}</dd></div>
      </dl>
      <YearCalendar year={year} />
    </section>
  )
}

/** A year as JSON, pasted or from a file, shown as a calendar before it is taken over. */
function ImportYear({ close }: { readonly close: () => void }) {
  const { notification } = App.useApp()
  const client = useQueryClient()
  const file = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const read = readYear(text)
  const preview = 'year' in read ? checked(read.year) : read
  const take = useMutation({
    mutationFn: (year: CalendarYear) => send<HolidayImported>('POST', 'holidays', year),
    onSuccess: ({ year, recounted }) => { void client.invalidateQueries(); close(); notification.success({ title: `已录入${year}年放假安排`, description: `重新计算了 ${recounted} 项期限。`, duration: 0 }) },
  })
  return (
    <Modal open title="录入年度安排" onCancel={close} footer={null} width={860} mask={{ closable: false }}>
      <div className="stack">
        <p className="muted small">按国务院办公厅通知逐行填写：第一行年度，以后每行一个节日和起止日期，“调休”一行列出上班的休息日，“依据”一行写明通知文号或者网址。也可以选择同样格式的文件。</p>
        <Input.TextArea aria-label="年度安排" rows={9} value={text} onChange={(event) => setText(event.target.value)} placeholder={'2028年\n元旦 2028-01-01 2028-01-03\n春节 2028-01-25 2028-01-31\n调休 2028-01-22 2028-02-05\n依据 国办发明电〔2027〕×号'} />
        <div className="row">
          <input ref={file} type="file" accept=".txt,.json" className="sr-only" tabIndex={-1} aria-label="选择文件" onChange={(event) => { void event.target.files?.[0]?.text().then(setText) }} />
          <Button onClick={() => file.current?.click()}>选择文件</Button>
          <Button type="primary" disabled={!('year' in preview)} loading={take.isPending} onClick={() => 'year' in preview && take.mutate(preview.year)}>录入并重新计算期限</Button>
        </div>
        {take.error && <div className="notice bad" role="alert">{problemOf(take.error).detail}</div>}
        {text.trim() && ('year' in preview ? <YearCalendar year={preview.year} /> : <div className="notice bad" role="alert">{preview.message}</div>)}
      </div>
    </Modal>
  )
}

/** The kernel's own check: days of another year, days both rest and working. */
function checked(year: CalendarYear): { readonly year: CalendarYear } | { readonly message: string } {
  try { calendarOf([year]); return { year } } catch (error) { return { message: (error as Error).message } }
}
