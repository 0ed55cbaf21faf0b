import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { ChartKind } from '../../../domains/common/report-parts.ts'
import { indicatorOptions } from './insert-figure.tsx'

interface Props { readonly charts: { readonly [chart: string]: string }; readonly onInsert: (chart: { readonly chart: ChartKind; readonly indicators: string | null; readonly body: string }) => void; readonly close: () => void }
const MOST = { month: 2, unit: 1, year: 8, ranking: 0 } as const satisfies { readonly [kind in ChartKind]: number }

/** Chooses a chart; its numbers are counted when the report is saved. */
export function InsertChart({ charts, onInsert, close }: Props) {
  const [chart, setChart] = useState<ChartKind>('month')
  const [indicators, setIndicators] = useState<string[]>([])
  const [body, setBody] = useState('')
  return (
    <Modal open title="插入图表" okText="插入" cancelText="取消" okButtonProps={{ disabled: (MOST[chart] > 0 && indicators.length === 0) || body.trim() === '' }} onCancel={close} onOk={() => { onInsert({ chart, indicators: indicators.join(',') || null, body: body.trim() }); close() }}>
      <div className="stack">
        <label className="field"><span className="label">种类</span><Select<ChartKind> style={{ width: '100%' }} value={chart} onChange={(kind) => { setChart(kind); setIndicators(indicators.slice(0, MOST[kind])) }} options={(Object.entries(charts) as [ChartKind, string][]).map(([value, label]) => ({ value, label }))} /></label>
        {MOST[chart] > 0 && <label className="field"><span className="label">指标（至多 {MOST[chart]} 项）</span><Select<string[]> mode="multiple" maxCount={MOST[chart]} style={{ width: '100%' }} showSearch optionFilterProp="label" value={indicators} onChange={setIndicators} options={indicatorOptions} /></label>}
        <label className="field"><span className="label">图题</span><Input value={body} onChange={(event) => setBody(event.target.value)} placeholder="如：2024年行政处罚按月情况" /></label>
      </div>
    </Modal>
  )
}
