import { Button } from 'antd'
import type { Field } from '../../../kernel/field/field.ts'
import type { MatterView } from '../../../kernel/http/contract.ts'
import { useNames } from '../../api/queries.ts'
import { FieldInput, hintOf } from '../../components/field-input.tsx'
import { Labelled } from '../../components/labelled.tsx'
import type { FormSpec, RowsSpec } from './form-spec.ts'
import type { ActionForm } from './use-action-form.ts'

type Row = { readonly [field: string]: unknown }
type Messages = { readonly [path: string]: string }
interface Props { readonly spec: FormSpec; readonly state: ActionForm; readonly messages: Messages; readonly matter: MatterView | null }

/** The fields a form asks, then those it offers, then its rows. */
export function FormFields({ spec, state, messages, matter }: Props) {
  const draw = (name: string, required: boolean) => {
    const field = spec.fields[name]!
    const masked = matter?.masked.includes(name) ? '已有内容因保护个人信息未显示；不填写即保持不变' : undefined
    return (
      <Labelled key={name} name={name} label={field.label} required={required} hint={masked ?? hintOf(field)} error={messages[name]} wide={field.kind === 'long_text' || field.kind === 'choices'}>
        {(of) => <FieldInput of={of} field={field} value={state.form.values[name]} onChange={(value) => state.setValue(name, value)} />}
      </Labelled>
    )
  }
  return (
    <>
      {spec.asks.length > 0 && <div className="form">{spec.asks.map((name) => draw(name, spec.fields[name]!.kind !== 'flag'))}</div>}
      {spec.offers.length > 0 && (
        <fieldset><legend>{spec.asks.length > 0 ? '可以填写' : '填写内容'}</legend><div className="form">{spec.offers.map((name) => draw(name, false))}</div></fieldset>
      )}
      {spec.rows.map((rows) => <RowsInput key={rows.child} spec={rows} state={state} messages={messages} matter={matter} />)}
    </>
  )
}

function RowsInput({ spec: { child, many, adds, least, revises }, state, messages, matter }: { readonly spec: RowsSpec; readonly state: ActionForm; readonly messages: Messages; readonly matter: MatterView | null }) {
  const rows = state.form.rows[child] ?? []
  const fields = Object.entries(many.fields as { readonly [name: string]: Field })
  const { orgName } = useNames()
  const titleOf = (id: unknown) => {
    const title = matter?.rows[child]?.find((row) => row.id === id)?.[many.title] as string | undefined
    return title && many.fields[many.title]!.kind === 'org' ? orgName(title) : title
  }
  const ownOf = ({ from }: Field): readonly string[] => !from || !('rows' in from) ? []
    : [...new Set([...matter?.rows[from.rows] ?? [], ...state.form.rows[from.rows] ?? []].map((row) => (row as Row)[from.field]).filter((value): value is string => typeof value === 'string'))]
  return (
    <fieldset id={`f-${child}`} tabIndex={-1}>
      <legend>{many.label}{least === 1 && <span className="must" aria-hidden="true"> *</span>}</legend>
      {messages[child] && <div className="field"><div className="error" role="alert">{messages[child]}</div></div>}
      <div className="stack">
        {rows.map((row, at) => {
          const standing = row['id'] !== undefined
          return (
            <div key={(row['id'] as string | undefined) ?? at} role="group" aria-label={`${many.label}第 ${at + 1} 项`}>
              <div className="row apart" style={{ marginBottom: 4 }}>
                <strong>{standing ? titleOf(row['id']) ?? `第 ${at + 1} 项` : `第 ${at + 1} 项`}</strong>
                {!standing && rows.length > least && <Button size="small" type="text" onClick={() => state.setRows(child, rows.filter((_, i) => i !== at))}>删去此项</Button>}
              </div>
              {messages[`${child}.${at}`] && <div className="field"><div className="error" role="alert">{messages[`${child}.${at}`]}</div></div>}
              <div className="form">
                {fields.filter(([name, { retired }]) => !retired && (standing ? revises.includes(name) : !many.later?.includes(name))).map(([name, field]) => (
                  <Labelled key={name} name={`${child}.${at}.${name}`} label={field.label} required={!standing && field.required === true} hint={hintOf(field)} error={messages[`${child}.${at}.${name}`]} wide={field.kind === 'long_text'}>
                    {(of) => <FieldInput of={of} field={field} own={ownOf(field)} value={row[name]} onChange={(value) => state.setCell(child, at, name, value)} />}
                  </Labelled>
                ))}
              </div>
            </div>
          )
        })}
        {rows.length === 0 && !adds && <p className="muted">没有可以修改的{many.label}。</p>}
        {adds && <div><Button onClick={() => state.setRows(child, [...rows, {}])}>增加一项{many.label}</Button></div>}
      </div>
    </fieldset>
  )
}
