import type { Field, Fields } from '../../../kernel/field/field.ts'
import { FieldInput, hintOf } from '../../components/field-input.tsx'
import { Labelled } from '../../components/labelled.tsx'

interface Props { readonly fields: Fields; readonly values: { readonly [field: string]: unknown }; readonly messages: { readonly [field: string]: string }; readonly onChange: (name: string, value: unknown) => void }

/** The fields of an entry. */
export const EntryFields = ({ fields, values, messages, onChange }: Props) => (
  <div className="form">
    {(Object.entries(fields) as [string, Field][]).map(([name, field]) => (
      <Labelled key={name} name={name} label={field.label} required={field.required === true} hint={hintOf(field)} error={messages[name]} wide={field.kind === 'long_text'}>
        {(of) => <FieldInput of={of} field={field} value={values[name]} onChange={(value) => onChange(name, value)} />}
      </Labelled>
    ))}
  </div>
)
