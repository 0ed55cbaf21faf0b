import { Link } from '@tanstack/react-router'
import { navigationFor } from './navigation.ts'
import { useSession } from './session.ts'
import { Mark } from '../components/mark.tsx'

/** What exists and what the role may use, in the order of work. */
export function Side() {
  const groups = navigationFor(useSession())
  return (
    <nav className="side" aria-label="主导航">
      <Link to="/" className="brand"><Mark />准绳</Link>
      {groups.map(({ label, items }) => (
        <section key={label} aria-label={label}>
          <h2>{label}</h2>
          <ul>
            {items.map(({ label: name, href }) => (
              <li key={href}><Link to={href} activeOptions={{ exact: href === '/', includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{name}</Link></li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
