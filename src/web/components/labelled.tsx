/** What a control needs to be tied to its label, hint and error. */
export interface Tied { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': boolean | undefined; readonly status: 'error' | undefined }
interface Props {
  readonly label: string; readonly name: string; readonly hint?: React.ReactNode; readonly error?: string | undefined; readonly required?: boolean; readonly wide?: boolean
  readonly children: (of: Tied) => React.ReactNode
}

/** A control with its label above, its hint and, beside it, what is wrong. */
export function Labelled({ label, name, hint, error, required, wide, children }: Props) {
  const id = `f-${name}`
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}{required && <span className="must" title="必填"><span aria-hidden="true">*</span><span className="sr-only">（必填）</span></span>}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined, status: error ? 'error' : undefined })}
      {hint && <div className="hint" id={`${id}-hint`}>{hint}</div>}
      {error && <div className="error" id={`${id}-error`} role="alert">{error}</div>}
    </div>
  )
}
