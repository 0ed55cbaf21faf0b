import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { SettingDef } from '../../../kernel/setting/setting.ts'
import type { SettingValue } from '../../../kernel/http/admin-contract.ts'
import { settingsQuery } from '../../api/admin-queries.ts'
import { Crumbs } from '../../components/breadcrumb.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { useTitle } from '../../components/use-title.ts'
import { useUrl } from '../../components/use-url.ts'
import { rooms } from '../../registry.ts'
import { keyLabel, sourceText, valueText } from './setting-text.ts'
import { SettingAsk } from './setting-ask.tsx'

const LEVELS: { readonly [level in SettingValue['level']]: string } = { definition: '系统默认', nation: '国家', province: '省（市）', city: '市', district: '本区（县）' }

interface Line { readonly setting: SettingDef; readonly value: SettingValue }

/** Values that a place may set for itself: today's, whose they are, since when and from which paper. */
export function SettingsPage() {
  useTitle('参数设置')
  const [search, change] = useUrl()
  const { data, error, refetch } = useQuery(settingsQuery)
  const [entering, setEntering] = useState<Line | null>(null)
  const q = search['q'] ?? ''
  const places = data?.places.filter(({ may_enter }) => may_enter) ?? []
  const placeName = (code: string | null) => data?.places.find((place) => place.code === code)?.name ?? ''
  return (
    <>
      <Crumbs parts={[{ label: '管理' }, { label: '参数设置' }]} />
      <div className="head"><h1>参数设置</h1><span className="muted grow">法律没有统一规定、由地方或者机关确定的数值。逐级适用：本区（县）有规定的从其规定，没有的适用上一级。</span></div>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Loading rows={12} /> : (
        <div className="stack">
          <Input style={{ maxWidth: 320 }} aria-label="查找参数" allowClear placeholder="查找参数" value={q} onChange={(event) => change({ q: event.target.value || undefined }, { replace: true })} />
          {rooms.map((room) => {
            const lines = (room.settings ?? []).filter(({ label }) => label.includes(q)).flatMap((setting) => (data.settings[setting.id]?.now ?? []).map((value): Line => ({ setting, value })))
            return lines.length > 0 && (
              <section key={room.id} className="panel">
                <header><h2>{room.label}</h2></header>
                <DataTable<Line>
                  label={`${room.label}参数`} rows={lines} keyOf={({ setting, value }) => `${setting.id} ${value.key}`}
                  columns={[
                    { key: 'label', label: '参数', cell: ({ setting, value }) => <>{setting.label}{value.key && <div className="muted small">{keyLabel(setting, value.key)}</div>}</> },
                    { key: 'value', label: '现值', cell: ({ setting, value }) => <strong>{valueText(setting, value.value)}</strong> },
                    { key: 'level', label: '由谁确定', cell: ({ value }) => `${LEVELS[value.level]}${value.place ? `（${placeName(value.place)}）` : ''}` },
                    { key: 'from', label: '起始日期', cell: ({ value }) => value.valid_from ?? '—' },
                    { key: 'source', label: '依据', cell: ({ value }) => <span className="small">{sourceText(value.source)}</span> },
                    { key: 'history', label: '历次', numeric: true, cell: ({ setting }) => data.settings[setting.id]!.history.length },
                    ...(places.length > 0 ? [{ key: 'act', label: '办理', cell: (line: Line) => <Button size="small" aria-label={`设定${line.setting.label}`} onClick={() => setEntering(line)}>设定</Button> }] : []),
                  ]}
                />
              </section>
            )
          })}
          {!rooms.some((room) => room.settings?.some(({ label }) => label.includes(q))) && <Nothing what="没有符合条件的参数" />}
        </div>
      )}
      {entering && data && <SettingAsk setting={entering.setting} current={entering.value} places={places} history={data.settings[entering.setting.id]!.history} close={() => setEntering(null)} />}
    </>
  )
}
