import { Link } from '@tanstack/react-router'

/** Where the page stands; the last part is the page itself. */
export function Crumbs({ parts }: { readonly parts: readonly { readonly label: string; readonly to?: string }[] }) {
  return (
    <nav className="crumbs" aria-label="当前位置">
      <ol>{parts.map(({ label, to }) => <li key={label}>{to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}</li>)}</ol>
    </nav>
  )
}
