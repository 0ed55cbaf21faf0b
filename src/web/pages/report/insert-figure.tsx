import { useMutation } from '@tanstack/react-query'
import { Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Form } from '../../../report/marks.ts'
import { markText } from '../../../report/marks.ts'
import type { ReportFigure } from '../../../report/contract.ts'
import { api, query } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { OrgSelect } from '../../components/org-select.tsx'
import { rooms } from '../../registry.ts'
import type { Facts } from '../../../report/evaluate.ts'

export const indicatorOptions = rooms.filter(({ indicators }) => (indicators ?? []).length > 0).map((room) => ({
  label: room.label, options: (room.indicators ?? []).map(({ id, label, unit }) => ({ value: id, label: `${label}（${unit}）` })),
}))

interface Props { readonly report: string; readonly facts: Facts; readonly before: string; readonly onInsert: (figure: ReportFigure) => void; readonly close: () => void }

/** Chooses a figure for the prose: which, in what form, of whom. */
export function InsertFigure({ report, facts, before, onInsert, close }: Props) {
  const [indicator, setIndicator] = useState<string>()
  const [form, setForm] = useState<Form>('value')
  const [org, setOrg] = useState<string | null>(null)
  const code = indicator?.startsWith('fact:') ? indicator.slice(5) : null
  const mark = indicator === undefined ? '' : markText(code === null ? { kind: 'figure', indicator, form, org } : { kind: 'fact', code })
  const find = useMutation({ mutationFn: () => api<ReportFigure>(`reports/${report}/figure${query({ mark })}`), onSuccess: (figure) => { onInsert(figure); close() } })
  const options = facts.length === 0 ? indicatorOptions : [...indicatorOptions, { label: '填报数据', options: facts.map(({ code: one, label }) => ({ value: `fact:${one}`, label })) }]
  return (
    <Modal open title="插入数据" okText="插入" cancelText="取消" okButtonProps={{ disabled: !indicator }} confirmLoading={find.isPending} onCancel={close} onOk={() => find.mutate()}>
      <div className="stack">
        {find.error && <div className="notice bad" role="alert">{problemOf(find.error).detail}</div>}
        <label className="field"><span className="label">指标</span><Select<string> style={{ width: '100%' }} showSearch optionFilterProp="label" placeholder="输入名称查找" value={indicator} onChange={setIndicator} options={options} /></label>
        {code === null && (
          <>
            <div className="field"><span className="label">形式</span><Segmented<Form> aria-label="形式" value={form} onChange={setForm} options={[{ value: 'value', label: '本期数' }, { value: 'last', label: `${before}数` }, { value: 'change', label: `与${before}比较` }]} /></div>
            <label className="field"><span className="label">单位</span><OrgSelect placeholder="报告的全部范围" value={org} onChange={setOrg} /></label>
          </>
        )}
      </div>
    </Modal>
  )
}
