import { Select } from 'antd'
import { useState } from 'react'
import type { Field } from '../../../kernel/field/field.ts'
import type { MatterView } from '../../../kernel/http/contract.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { Labelled } from '../../components/labelled.tsx'
import { useUrl } from '../../components/use-url.ts'
import { ActForm } from './act-form.tsx'
import { correctionSpec } from './form-spec.ts'

/** Puts right what was wrongly entered: first what, then the right values. Clocks are counted again from them. */
export function CorrectForm({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const [search, change] = useUrl()
  const fields = Object.fromEntries(Object.entries(procedure.fields as { readonly [name: string]: Field }).filter(([name]) => !list(procedure.fixed).includes(name)))
  const [chosen, setChosen] = useState<readonly string[]>(search['fields']?.split(',').filter((name) => fields[name]) ?? [])
  return (
    <div className="stack">
      <div className="panel pad">
        <Labelled name="chosen" label="更正哪些内容" hint="只更正录入错误。事实发生变化的，应当办理相应环节，不作更正。">
          {(of) => <Select {...of} mode="multiple" style={{ width: '100%' }} optionFilterProp="label" placeholder="选择要更正的内容" value={[...chosen]} onChange={(names: string[]) => { setChosen(names); change({ fields: names.join(',') || undefined }, { replace: true }) }} options={Object.entries(fields).map(([value, { label }]) => ({ value, label }))} />}
        </Labelled>
      </div>
      {chosen.length > 0 && <ActForm matter={matter} procedure={procedure} name="correct" spec={correctionSpec(procedure, chosen)} />}
    </div>
  )
}
