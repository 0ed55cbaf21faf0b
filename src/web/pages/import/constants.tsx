import { Button, Select } from 'antd'
import type { Field, Fields } from '../../../kernel/field/field.ts'
import { statesComingIn, type Mapping } from '../../../kernel/import/mapping.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { FieldInput } from '../../components/field-input.tsx'
import { Labelled } from '../../components/labelled.tsx'
import { Value } from '../../components/value.tsx'

interface Props { readonly procedure: AnyProcedure; readonly mapping: Mapping; readonly change: (mapping: Mapping) => void; readonly fixed: boolean }

/** What every matter of the file has in common: the state it comes in, and values that no column tells. */
export function Constants({ procedure, mapping, change, fixed }: Props) {
  const fields = procedure.fields as Fields
  const states = procedure.states as AnyProcedure['states']
  const { state, ...values } = mapping.constants
  const set = (name: string, value: unknown) => change({ ...mapping, constants: { ...mapping.constants, [name]: value } })
  const remove = (name: string) => change({ ...mapping, constants: Object.fromEntries(Object.entries(mapping.constants).filter(([other]) => other !== name)) })
  if (fixed) return (
    <dl className="values">
      <div><dt>导入后的状态</dt><dd>{states[state as string]?.label}</dd></div>
      {Object.entries(values).map(([name, value]) => fields[name] && <div key={name}><dt>{fields[name].label}</dt><dd><Value field={fields[name]} value={value} /></dd></div>)}
    </dl>
  )
  return (
    <div className="form">
      {statesComingIn(procedure).length > 1 && <Labelled name="state" label="导入后的状态" required hint="办结的案卷不再计算期限">
        {(of) => <Select {...of} style={{ width: '100%' }} placeholder="请选择" value={state as string | undefined} onChange={(next: string) => set('state', next)} options={Object.entries(states).filter(([name]) => statesComingIn(procedure).includes(name)).map(([value, { label, final }]) => ({ value, label: final ? `${label}（办结）` : label }))} />}
      </Labelled>}
      <Labelled name="constant" label="各行都相同、文件中没有的内容" hint="文件中已有内容的行以文件为准">
        {(of) => <Select {...of} style={{ width: '100%' }} placeholder="选择栏目后填写" showSearch optionFilterProp="label" value={null} options={Object.entries(fields).filter(([name]) => !(name in values)).map(([value, { label }]) => ({ value, label }))} onChange={(name: string | null) => { if (name) set(name, null) }} />}
      </Labelled>
      {Object.entries(values).map(([name, value]) => {
        const field: Field | undefined = fields[name]
        return field && (
          <Labelled key={name} name={`constant-${name}`} label={field.label}>
            {(of) => <div className="row"><div className="grow"><FieldInput of={of} field={field} value={value} onChange={(next) => set(name, next)} /></div><Button size="small" aria-label={`去掉「${field.label}」`} onClick={() => remove(name)}>去掉</Button></div>}
          </Labelled>
        )
      })}
    </div>
  )
}
