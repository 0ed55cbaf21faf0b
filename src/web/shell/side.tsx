import { Link, useLocation } from '@tanstack/react-router'
import { useKept } from '../components/use-kept.ts'
import { Mark } from '../components/mark.tsx'
import { navigationFor, type NavGroup } from './navigation.ts'
import { useSession } from './session.ts'

/** What exists and what the role may use, in the order of work. */
export function Side() {
  const groups = navigationFor(useSession())
  return (
    <nav className="side" aria-label="主导航">
      <Link to="/" className="brand"><Mark />准绳</Link>
      {groups.map((group) => group.folds ? <Folding key={group.label} group={group} /> : (
        <section key={group.label} aria-label={group.label}><h2>{group.label}</h2><Items of={group} /></section>
      ))}
    </nav>
  )
}

/** A room, open where one works in it and where one has opened it. */
function Folding({ group }: { readonly group: NavGroup }) {
  const here = useLocation({ select: ({ pathname }) => group.items.some(({ href }) => pathname === href || pathname.startsWith(`${href}/`)) })
  const opened = useKept(`side.${group.label}`, false)
  return (
    <details open={here || opened.value} onToggle={({ currentTarget }) => { if (!here) opened.set(currentTarget.open) }}>
      <summary>{group.label}</summary><Items of={group} />
    </details>
  )
}

const Items = ({ of: { items } }: { readonly of: NavGroup }) => (
  <ul>
    {items.map(({ label, href }) => (
      <li key={href}><Link to={href} activeOptions={{ exact: href === '/', includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{label}</Link></li>
    ))}
  </ul>
)
