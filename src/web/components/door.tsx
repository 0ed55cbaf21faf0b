import { Mark } from './mark.tsx'

/** The page before the house: sign-in, first administrator. */
export function Door({ title, note, wide, children }: { readonly title: string; readonly note?: string; readonly wide?: boolean; readonly children: React.ReactNode }) {
  return (
    <main className="door">
      <div style={wide ? { width: 720 } : undefined}>
        <div className="row" style={{ justifyContent: 'center', marginBottom: 16, color: 'var(--link)' }}><Mark size={28} /><strong style={{ fontSize: 22, letterSpacing: 4, color: 'var(--text)' }}>准绳</strong></div>
        <div className="panel"><h1 style={{ marginBottom: note ? 0 : 16 }}>{title}</h1>{note && <p className="muted" style={{ marginBottom: 16 }}>{note}</p>}{children}</div>
      </div>
    </main>
  )
}
