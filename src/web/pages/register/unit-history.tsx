import { useQuery } from '@tanstack/react-query'
import { organisationDetailsQuery } from '../../api/admin-queries.ts'

const kinds = { merged: '并入', split: '分出', renamed: '改设为' } as const

/** What became of the units an entry names: former names, what they succeeded, what succeeded them. Nothing where nothing did. */
export function UnitHistory({ ids }: { readonly ids: readonly string[] }) {
  const { data } = useQuery({ ...organisationDetailsQuery, enabled: ids.length > 0 })
  const lines = (data ?? []).flatMap((unit) => {
    const mine = ids.includes(unit.id)
    const name = unit.values['name'] as string
    return [
      ...mine ? unit.former.map((former) => ({ on: former.until, text: `${former.name} 更名为 ${name}` })) : [],
      ...unit.successors.filter(({ id }) => mine || ids.includes(id)).map((next) => ({ on: next.on, text: `${name} ${kinds[next.kind]} ${next.name}` })),
    ]
  }).sort((a, b) => a.on < b.on ? -1 : 1)
  if (lines.length === 0) return null
  return (
    <section className="panel pad">
      <h2>机构沿革</h2>
      <ul>{lines.map(({ on, text }) => <li key={`${on} ${text}`}>{on}　{text}</li>)}</ul>
    </section>
  )
}
