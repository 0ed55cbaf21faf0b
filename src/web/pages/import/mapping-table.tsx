import { Button, Input, Popover, Select } from 'antd'
import { useState } from 'react'
import { optionsOf } from '../../../kernel/field/field.ts'
import type { ImportView } from '../../../kernel/http/import-contract.ts'
import type { ColumnToField, Mapping } from '../../../kernel/import/mapping.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { readWith, rulesOf, targetOf, targetOptions, withRule, withTargets } from './targets.ts'

interface Props { readonly procedure: AnyProcedure; readonly view: ImportView; readonly mapping: Mapping; readonly change: (mapping: Mapping) => void; readonly fixed: boolean }

/** Column by column: what the file says, and where it goes. */
export function MappingTable({ procedure, view, mapping, change, fixed }: Props) {
  const options = targetOptions(procedure)
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="各列的去处">
      <table className="data">
        <caption className="sr-only">各列的去处</caption>
        <thead><tr><th scope="col">列名</th><th scope="col">文件中的内容</th><th scope="col" style={{ width: '46%' }}>导入到</th></tr></thead>
        <tbody>{view.headers.map((header) => {
          const rules = rulesOf(mapping, header)
          const together = readWith(procedure, mapping, header)
          const samples = [...new Set(view.rows.map(({ cells }) => cells[header]?.trim()).filter(Boolean))].slice(0, 3)
          return (
            <tr key={header}>
              <th scope="row" style={{ position: 'static', color: 'var(--text)' }}>{header}</th>
              <td className="cut" title={samples.join('\n')}>{samples.length ? samples.join('；') : <span className="none">（前几行为空）</span>}</td>
              <td>
                {fixed ? <span>{rules.map(({ to }) => targetOf(procedure, to)?.label).join('、') || (together.length === 0 && <span className="none">不导入</span>)}</span> : (
                  <Select
                    mode="multiple" aria-label={`「${header}」导入到`} style={{ width: '100%' }} placeholder="不导入" showSearch optionFilterProp="label" options={options.map((group) => ({ ...group, options: [...group.options] }))}
                    value={rules.map(({ to }) => to)} onChange={(targets: string[]) => change(withTargets(mapping, header, targets))}
                  />
                )}
                {together.length > 0 && <span className="muted small"> 与其他列一并读出“{together.join('”“')}”</span>}
                {!fixed && rules.map((rule) => <RuleDetail key={rule.to} procedure={procedure} rule={rule} change={(next) => change(withRule(mapping, rule, next))} />)}
              </td>
            </tr>
          )
        })}</tbody>
      </table>
    </div>
  )
}

/** What more an amount or a choice needs: the unit of bare numbers, what the file's words stand for. */
function RuleDetail({ procedure, rule, change }: { readonly procedure: AnyProcedure; readonly rule: ColumnToField; readonly change: (rule: ColumnToField) => void }) {
  const field = targetOf(procedure, rule.to)
  if (field?.kind === 'money') return (
    <div className="row small" style={{ marginTop: 4 }}>没有写单位的数按
      <Select size="small" aria-label={`「${field.label}」的单位`} value={rule.unit ?? 'yuan'} onChange={(unit) => change({ ...rule, unit })} options={[{ value: 'yuan', label: '元' }, { value: 'ten_thousand', label: '万元' }]} />计
    </div>
  )
  if (field?.kind === 'choice' || field?.kind === 'choices') return <Words rule={rule} label={field.label} options={Object.entries(optionsOf(field)).map(([value, label]) => ({ value, label }))} change={change} />
  return null
}

function Words({ rule, label, options, change }: { readonly rule: ColumnToField; readonly label: string; readonly options: { value: string; label: string }[]; readonly change: (rule: ColumnToField) => void }) {
  const [word, setWord] = useState('')
  const known = Object.entries(rule.values ?? {})
  const set = (values: { [text: string]: string }) => change({ ...rule, values })
  const content = (
    <div className="stack tight" style={{ width: 420 }}>
      <p className="muted small">文件中的说法与「{label}」的选项不同的，在这里写明。与选项名称相同的不必写。</p>
      {known.map(([text, code]) => (
        <div key={text} className="row"><span className="grow">{text || '（空）'}</span>
          <Select style={{ width: 220 }} aria-label={`“${text}”是`} value={code} options={options} onChange={(next: string) => set({ ...rule.values, [text]: next })} />
          <Button size="small" onClick={() => set(Object.fromEntries(known.filter(([other]) => other !== text)))}>删除</Button>
        </div>
      ))}
      <div className="row"><Input className="grow" aria-label="文件中的说法" placeholder="文件中的说法" value={word} onChange={(event) => setWord(event.target.value)} />
        <Select style={{ width: 220 }} aria-label="是哪个选项" placeholder="是哪个选项" value={null} options={options} disabled={!word.trim()} onChange={(code: string | null) => { if (code) { set({ ...rule.values, [word.trim()]: code }); setWord('') } }} />
      </div>
    </div>
  )
  return <Popover trigger="click" content={content} placement="bottomLeft"><Button size="small" type="link" style={{ paddingInline: 0 }}>取值对照（{known.length}）</Button></Popover>
}
