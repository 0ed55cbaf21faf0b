import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { kindWords, type DistrictKind } from '../kernel/access/district-kind.ts'
import { notFound } from '../kernel/fault.ts'
import { optionsOf, type Fields } from '../kernel/field/field.ts'
import { citationText, type IsoDate } from '../kernel/law/law.ts'
import { ident } from '../kernel/matter/tables.ts'
import type { Registry } from '../kernel/matter/world.ts'
import type { AnyRegister } from '../kernel/register/register.ts'
import { containing } from './like.ts'
import type { Show } from './page.tsx'

/** What a published column holds: days and amounts come as they are written. */
type Value = string | number | boolean | readonly string[] | null
interface Entry { readonly place: string; readonly district_kind: DistrictKind; readonly id: string; readonly [field: string]: Value }
type Query = { readonly q?: string | string[]; readonly after?: string | string[] }

const PAGE = 50
const LONGEST_QUERY = 50
const one = (value: string | string[] | undefined): string => [value ?? ''].flat()[0] ?? ''

/** 公开名录: registers whose definition says what of them is public, as they stand today. */
export function registerRoutes(app: FastifyInstance, { show, registry, pool, today }: { readonly show: Show; readonly registry: Registry; readonly pool: Pool; readonly today: () => IsoDate }): void {
  const open = [...registry.registers.values()].filter(({ publish, retired }) => publish && !retired)

  app.get('/registers', (request, reply) => show(request, reply, { title: '公开名录', body: (
    <>
      <h1>公开名录</h1>
      <ul className="links">{open.map(({ id, label }) => <li key={id}><a href={`/registers/${id}`}>{label}</a></li>)}</ul>
    </>
  ) }))

  app.get<{ Params: { readonly id: string }; Querystring: Query }>('/registers/:id', async (request, reply) => {
    const register = open.find(({ id }) => id === request.params.id)
    if (!register) throw notFound('这份名录')
    const [q, after] = [one(request.query.q).trim().slice(0, LONGEST_QUERY), one(request.query.after)]
    const { entries, names, next } = await entriesOf(pool, register, { on: today(), q, after })
    return show(request, reply, { title: register.label, body: (
      <>
        <p className="crumbs"><a href="/registers">公开名录</a></p>
        <h1>{register.label}</h1>
        <p>依据：{register.basis.map(citationText).join('、')}</p>
        <form className="search" method="get" action={`/registers/${register.id}`} role="search">
          <label>{(register.fields as Fields)[register.title]!.label}<input name="q" defaultValue={q} maxLength={LONGEST_QUERY} /></label>
          <button type="submit">查找</button>
        </form>
        {entries.length === 0 && <p className="nothing">没有符合条件的记录。</p>}
        {entries.map((entry) => <EntryCard key={entry.id} register={register} entry={entry} names={names} />)}
        {next && <p><a className="button plain" rel="next" href={`/registers/${register.id}?${new URLSearchParams({ ...(q && { q }), after: next }).toString()}`}>下一页</a></p>}
      </>
    ) })
  })
}

/** Entries that stand on a day, by title; pages go by key. */
async function entriesOf(pool: Pool, { id, title, fields, publish }: AnyRegister, { on, q, after }: { readonly on: IsoDate; readonly q: string; readonly after: string }) {
  const values: unknown[] = [on]
  const value = (given: unknown): string => `$${values.push(given)}`
  const conditions = ['t.valid_from <= $1', '(t.valid_until is null or t.valid_until > $1)']
  const named = `coalesce(t.${ident(title)}::text, '')`
  if (q) conditions.push(`${named} ilike ${value(containing(q))}`)
  const [, key, last] = /^(.*)_([0-9a-f-]{36})$/s.exec(after) ?? []
  if (last) conditions.push(`(${named}, t.id) > (${value(key)}, ${value(last)}::uuid)`)
  const { rows } = await pool.query<Entry & { readonly k: string }>(
    `select d.name as place, d.kind as district_kind, t.id, ${named} as k, ${publish!.map((name: string) => `t.${ident(name)}`).join(', ')}
     from ${ident(id)} t join district d on d.code = t.district where ${conditions.join(' and ')} order by ${named}, t.id limit ${PAGE + 1}`, values)
  const entries = rows.slice(0, PAGE)
  const orgs = (publish as readonly string[]).filter((name) => (fields as Fields)[name]!.kind === 'org')
  const ids = [...new Set(entries.flatMap((entry) => orgs.map((name) => entry[name]).filter((found): found is string => typeof found === 'string')))]
  const { rows: units } = ids.length === 0 ? { rows: [] } : await pool.query<{ id: string; name: string }>(
    'select distinct on (id) id, name from organisation where id = any ($1::uuid[]) order by id, valid_from desc', [ids])
  const end = entries.at(-1)
  return { entries, names: new Map(units.map((unit) => [unit.id, unit.name])), next: rows.length > PAGE && end ? `${end.k}_${end.id}` : null }
}

function EntryCard({ register: { fields, publish, title }, entry, names }: { readonly register: AnyRegister; readonly entry: Entry; readonly names: ReadonlyMap<string, string> }) {
  const lines = (publish as readonly string[]).filter((name) => name !== title).map((name) => [(fields as Fields)[name]!.label, textOf(fields as Fields, name, entry[name], names)] as const)
  return (
    <section className="card">
      <h2>{textOf(fields as Fields, title, entry[title], names)}</h2>
      <dl className="lines">
        {lines.filter(([, text]) => text !== '').map(([label, text]) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}
        <div><dt>地区</dt><dd>{[entry.place, kindWords[entry.district_kind]].filter(Boolean).join('　')}</dd></div>
      </dl>
    </section>
  )
}

function textOf(fields: Fields, name: string, value: Value | undefined, names: ReadonlyMap<string, string>): string {
  const field = fields[name]!
  const options = optionsOf(field)
  if (value === null || value === undefined) return ''
  if (field.kind === 'flag') return value === true ? '是' : '否'
  if (field.kind === 'org') return typeof value === 'string' ? names.get(value) ?? '' : ''
  return [value].flat().map((each) => options[`${each}`] ?? `${each}`).join('、')
}
