import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { date, longText, required, type Field, type Fields } from '../../../kernel/field/field.ts'
import type { EntryHistory, EntryView } from '../../../kernel/http/admin-contract.ts'
import type { AnyRegister } from '../../../kernel/register/register.ts'
import { entryQuery } from '../../api/admin-queries.ts'
import { Ask } from '../../components/ask.tsx'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { instantText, Value } from '../../components/value.tsx'
import { findRegister } from '../../registry.ts'
import { useSession } from '../../shell/session.ts'
import { UnitHistory } from './unit-history.tsx'

/** One entry: as it stands, as it was, and who changed it. */
export function EntryPage() {
  const { register: name = '', id = '' } = useParams({ strict: false })
  const register = findRegister(name)
  const { data, error, refetch } = useQuery({ ...entryQuery(name, id), enabled: register !== undefined })
  if (!register) return <Nothing what={`没有名为“${name}”的台账`} />
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />
  if (!data?.intervals[0]) return <Loading rows={8} />
  return <Entry register={register} history={data} entry={data.intervals[0]} />
}

function Entry({ register, history, entry }: { readonly register: AnyRegister; readonly history: EntryHistory; readonly entry: EntryView }) {
  const { today } = useSession()
  const [asking, setAsking] = useState<'revise' | 'end' | null>(null)
  const fields = register.fields as { readonly [name: string]: Field }
  const title = (entry.values[register.title] ?? '') as string
  useTitle(title, register.label)
  const close = () => setAsking(null)
  const path = `registers/${register.id}/${entry.id}`
  const ended = entry.valid_until !== null
  const hidden = new Set(entry.masked)
  const revisable = Object.fromEntries(Object.entries(fields).filter(([name]) => !hidden.has(name))) as Fields
  return (
    <>
      <Crumbs parts={[{ label: '台账', to: '/registers' }, { label: register.label, to: `/registers/${register.id}` }, { label: title }]} />
      <div className="head">
        <h1>{title}</h1>{ended && <span className="state final">已终止</span>}<span className="grow" />
        {!ended && register.id !== 'organisation' && <>
          <Button type="primary" disabled={entry.refusals.length > 0} title={entry.refusals.join('；')} onClick={() => setAsking('revise')}>变更</Button>
          <Button disabled={entry.refusals.length > 0} title={entry.refusals.join('；')} onClick={() => setAsking('end')}>终止</Button>
        </>}
      </div>
      <div className="stack">
        {entry.refusals.length > 0 && <p className="muted small">不能变更：{entry.refusals.join('；')}</p>}
        <section className="panel pad">
          <dl className="values">
            {Object.entries(fields).map(([name, field]) => <div key={name} className={field.kind === 'long_text' ? 'wide' : undefined}><dt>{field.label}</dt><dd><Value field={field} value={entry.values[name]} /></dd></div>)}
            <div><dt>登记单位</dt><dd>{entry.org_name}</dd></div>
            <div><dt>有效期间</dt><dd>{entry.valid_from} 起{entry.valid_until && `，${entry.valid_until} 止`}{entry.ended_reason && `（${entry.ended_reason}）`}</dd></div>
          </dl>
        </section>
        <UnitHistory ids={Object.entries(fields).flatMap(([name, field]) => field.kind === 'org' && typeof entry.values[name] === 'string' ? [entry.values[name]] : [])} />
        <section className="panel"><header><h2>历次记录</h2></header><Intervals fields={fields} intervals={history.intervals} /></section>
        <section className="panel">
          <header><h2>变更日志</h2></header>
          <DataTable
            label="变更日志" rows={history.journal} keyOf={({ id }) => id} empty={<Nothing what="没有变更" />}
            columns={[{ key: 'on', label: '生效日', cell: ({ effective_on }) => effective_on }, { key: 'what', label: '事项', cell: ({ label }) => label }, { key: 'why', label: '理由', cell: ({ reason }) => reason ?? '—' }, { key: 'who', label: '办理人', cell: ({ actor_name }) => actor_name }, { key: 'at', label: '记入时间', cell: ({ recorded_at }) => instantText(recorded_at) }]}
          />
        </section>
      </div>
      {asking === 'revise' && (
        <Ask
          title={`变更：${title}`} path={`${path}/revise`} refreshes={['registers']} button="变更" close={close} start={{ ...entry.values, from: today }}
          fields={{ from: required(date('自这一天起', { hint: '这一天以前仍以原记录为准' })), ...revisable, reason: required(longText('变更理由和依据')) }}
          bodyOf={({ from, reason, ...input }) => ({ expected_version: entry.version, from, reason, input: Object.fromEntries(Object.entries(input).filter(([name, value]) => name in revisable && JSON.stringify(value) !== JSON.stringify(entry.values[name]))) })}
        />
      )}
      {asking === 'end' && <Ask title={`终止：${title}`} path={`${path}/end`} refreshes={['registers']} button="终止" close={close} start={{ from: today }} note="终止后记录保留，可以查询。" fields={{ from: required(date('自这一天起终止')), reason: required(longText('终止理由')) }} bodyOf={(input) => ({ ...input, expected_version: entry.version })} />}
    </>
  )
}

/** Interval by interval, only what differs from the one before it. */
function Intervals({ fields, intervals }: { readonly fields: { readonly [name: string]: Field }; readonly intervals: readonly EntryView[] }) {
  const differs = (name: string, at: number) => { const before = intervals[at + 1]; return !before || JSON.stringify(before.values[name]) !== JSON.stringify(intervals[at]!.values[name]) }
  return (
    <DataTable<EntryView>
      label="历次记录" rows={intervals} keyOf={({ valid_from }) => valid_from}
      columns={[
        { key: 'valid', label: '有效期间', cell: ({ valid_from, valid_until }) => <span className="nowrap">{valid_from} 至 {valid_until ?? '今'}</span> },
        { key: 'what', label: '内容', cell: (entry) => {
          const at = intervals.indexOf(entry)
          const changed = Object.entries(fields).filter(([name]) => differs(name, at) && entry.values[name] !== null && entry.values[name] !== undefined)
          return changed.length === 0 ? <span className="muted">与前一次记录相同</span> : changed.map(([name, field]) => <div key={name} className="small"><span className="muted">{field.label}：</span><Value field={field} value={entry.values[name]} /></div>)
        } },
      ]}
    />
  )
}
