import { Select } from 'antd'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyAction, AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import { Labelled } from '../../components/labelled.tsx'
import type { ActionForm } from './use-action-form.ts'

/** Which material on file is the original of each paper the act receives. */
export function PapersInput({ procedure, action, matter, state: { form, setForm } }: { readonly procedure: AnyProcedure; readonly action: AnyAction; readonly matter: MatterView; readonly state: ActionForm }) {
  const received = list(action.receives)
  if (received.length === 0) return null
  const options = matter.attachments.map(({ id, name }) => ({ value: id, label: name }))
  const set = (document: string, id: string | undefined) => setForm((old) => {
    const { [document]: _, ...others } = old.papers
    return { ...old, papers: id ? { ...others, [document]: id } : others }
  })
  return (
    <div className="form">
      {received.map((document) => (
        <Labelled key={document} name={`papers.${document}`} label={`《${procedure.documents[document]!.label}》原件`} hint={options.length > 0 ? '从本案材料中选择；没有的，可以先在“材料”中添加' : '本案还没有材料；可以先在“材料”中添加，也可以不选'}>
          {(of) => <Select {...of} style={{ width: '100%' }} allowClear placeholder="不选" options={options} value={form.papers[document]} onChange={(id: string | undefined) => set(document, id)} />}
        </Labelled>
      ))}
    </div>
  )
}
