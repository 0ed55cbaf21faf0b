/** A form that is sent by its button or Ctrl+Enter, never by a stray Enter in a field. */
export function FormFrame({ onSubmit, buttons, aside, children }: { readonly onSubmit: () => void; readonly buttons: React.ReactNode; readonly aside?: React.ReactNode; readonly children: React.ReactNode }) {
  const onKeyDown = (event: React.KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    if (event.ctrlKey || event.metaKey) { event.preventDefault(); event.currentTarget.requestSubmit() }
    else if (event.target instanceof HTMLInputElement) event.preventDefault()
  }
  return (
    <div className={aside ? 'matter acting' : undefined}>
      <form className="panel pad stack" noValidate onKeyDown={onKeyDown} onSubmit={(event) => { event.preventDefault(); onSubmit() }}>
        {children}
        <div className="row">{buttons}<span className="muted small">Ctrl + Enter 提交</span></div>
      </form>
      {aside && <div className="stack beside">{aside}</div>}
    </div>
  )
}
