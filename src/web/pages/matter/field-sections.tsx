import type { Field } from '../../../kernel/field/field.ts'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { MaskedValue } from './masked-value.tsx'

const isGiven = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)

/** The fields in the definition's sections. A section with nothing in it yet shrinks to a line. */
export function FieldSections({ matter, procedure }: { readonly matter: MatterView; readonly procedure: AnyProcedure }) {
  const sections = Object.entries(procedure.sections as { readonly [label: string]: readonly string[] })
  const fields = procedure.fields as { readonly [name: string]: Field }
  const filled = sections.filter(([, names]) => names.some((name) => isGiven(matter.values[name])))
  const bare = sections.filter(([, names]) => !names.some((name) => isGiven(matter.values[name]))).map(([label]) => label)
  return (
    <div className="stack">
      {filled.map(([label, names]) => (
        <section key={label}>
          <h2>{label}</h2>
          <dl className="values">
            {names.filter((name) => isGiven(matter.values[name]) || fields[name]!.required || matter.values[name] === false).map((name) => (
              <div key={name} className={fields[name]!.kind === 'long_text' ? 'wide' : undefined}>
                <dt>{fields[name]!.label}</dt><dd><MaskedValue matter={matter} field={fields[name]!} name={name} value={matter.values[name]} /></dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {bare.length > 0 && <p className="muted small">尚未办到、没有内容的栏目：{bare.join('、')}</p>}
    </div>
  )
}
