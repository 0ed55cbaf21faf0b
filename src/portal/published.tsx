import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { kindWords, type DistrictKind } from '../kernel/access/district-kind.ts'
import { normalCode } from '../kernel/field/codes.ts'
import { notFound } from '../kernel/fault.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import type { Registry } from '../kernel/matter/world.ts'
import { aboutOf, linesNaming } from '../kernel/procedure/published-about.ts'
import type { PublishedLine } from '../kernel/publication/publish.ts'
import { containing } from './like.ts'
import type { Show } from './page.tsx'

interface Copy { readonly district: string; readonly place: string; readonly kind: DistrictKind; readonly ledger: string; readonly id: string; readonly title: string; readonly number: string | null; readonly content: readonly PublishedLine[]; readonly published_on: IsoDate }
interface Withdrawn { readonly number: string | null; readonly place: string; readonly kind: DistrictKind; readonly ledger: string; readonly published_on: IsoDate; readonly withdrawn_on: IsoDate; readonly withdrawn_reason: string }
interface Asked { readonly limit: number; readonly q?: string; readonly ledger?: string; readonly after?: string }

const PAGE = 30
const LONGEST_QUERY = 50
/** Of many parties the first few tell enough. */
const LONGEST_ABOUT = 60
const COLUMNS = 'p.district, d.name as place, d.kind, p.ledger, p.id, p.title, p.number, p.content, p.published_on'
const AFTER = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/
const ADDRESS = /^[0-9A-Za-z-]{1,32}$/
const CODE = /^[0-9A-Z]{18}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Copies that stand, the newest first: those about whom or what is asked for by its whole name or code, and where there are none
 * those whose title or number contains it. Pages go by key.
 */
export async function listPublished(pool: Pool, registry: Registry, { limit, q = '', ledger = '', after = '' }: Asked): Promise<{ readonly items: readonly Copy[]; readonly next: string | null }> {
  const values: unknown[] = []
  const value = (one: unknown): string => `$${values.push(one)}`
  const conditions = ['true']
  const words = q.trim().slice(0, LONGEST_QUERY)
  if (words) {
    const { rows: named } = await pool.query<{ id: string }>('select id from kernel.published_naming($1)', [linesNaming(registry.procedures.values(), CODE.test(normalCode(words)) ? normalCode(words) : words).map((line) => JSON.stringify([line]))])
    if (named.length > 0) conditions.push(`p.id = any (${value(named.map(({ id }) => id))})`)
    else { const like = value(containing(words)); conditions.push(`(p.title ilike ${like} or p.number ilike ${like})`) }
  }
  if (ledger) conditions.push(`p.ledger = ${value(ledger)}`)
  const [, day, id] = AFTER.exec(after) ?? []
  if (day) conditions.push(`(p.published_on, p.id) < (${value(day)}::date, ${value(id)}::uuid)`)
  const { rows } = await pool.query<Copy>(
    `select ${COLUMNS} from publication p join district d on d.code = p.district where ${conditions.join(' and ')} order by p.published_on desc, p.id desc limit ${value(limit + 1)}`, values)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.published_on}_${last.id}` : null }
}

export function PublishedList({ items, registry }: { readonly items: readonly Copy[]; readonly registry: Registry }) {
  return (
    <ul className="published">
      {items.map(({ district, place, kind, ledger, id, title, number, content, published_on }) => (
        <li key={id}>
          <a href={`/published/${district}/${id}`}>{[title, number, aboutOf(registry.procedures.get(ledger), content).slice(0, LONGEST_ABOUT)].filter(Boolean).join(' ')}</a>
          <span className="quiet">{[place, kindWords[kind]].filter(Boolean).join(' · ')}</span>
          <time dateTime={published_on}>{published_on}</time>
        </li>
      ))}
    </ul>
  )
}

/** 公开信息: the masked copies, read by the portal's own database role. */
export function publishedRoutes(app: FastifyInstance, { show, registry, pool }: { readonly show: Show; readonly registry: Registry; readonly pool: Pool }): void {
  const kinds = [...registry.procedures.values()].filter(({ publication }) => publication)

  app.get<{ Querystring: { readonly q?: string | string[]; readonly ledger?: string | string[]; readonly after?: string | string[] } }>('/published', async (request, reply) => {
    const [q, ledger, after] = [request.query.q, request.query.ledger, request.query.after].map((one) => [one ?? ''].flat()[0] ?? '') as [string, string, string]
    const { items, next } = await listPublished(pool, registry, { limit: PAGE, q, ledger, after })
    return show(request, reply, { title: '公开信息', body: (
      <>
        <h1>公开信息</h1>
        <form className="search" method="get" action="/published" role="search">
          <label>企业全称、统一社会信用代码或者文号<input name="q" defaultValue={q} maxLength={LONGEST_QUERY} /></label>
          <label>种类<select name="ledger" defaultValue={ledger}><option value="">全部</option>{kinds.map(({ id, publication }) => <option key={id} value={id}>{publication!.label}</option>)}</select></label>
          <button type="submit">查找</button>
        </form>
        {items.length > 0 ? <PublishedList items={items} registry={registry} />
          : <p className="nothing">{q || ledger || after ? '没有符合条件的公开信息。企业请写全称或者统一社会信用代码，文号可以只写一部分；也可以选择“全部”种类。' : '还没有公开的信息。依法公开的处罚决定、检查结果等会列在这里。'}</p>}
        {next && <p><a className="button plain" rel="next" href={`/published?${new URLSearchParams({ ...(q && { q }), ...(ledger && { ledger }), after: next }).toString()}`}>下一页</a></p>}
      </>
    ) })
  })

  app.get<{ Params: { readonly district: string; readonly id: string } }>('/published/:district/:id', async (request, reply) => {
    const { district, id } = request.params
    const missing = notFound('这条公开信息')
    if (!ADDRESS.test(district) || !UUID.test(id)) throw missing
    const { rows: [copy] } = await pool.query<Copy & { content: readonly PublishedLine[] }>(`select ${COLUMNS}, p.content from publication p join district d on d.code = p.district where p.district = $1 and p.id = $2`, [district, id])
    if (!copy) {
      const { rows: [withdrawn] } = await pool.query<Withdrawn>('select * from kernel.withdrawn_publication($1, $2)', [district, id])
      if (!withdrawn) throw missing
      return show(request, reply, { title: '信息已经撤回', status: 410, body: <WithdrawnNotice withdrawn={withdrawn} label={registry.procedures.get(withdrawn.ledger)?.publication?.label} /> })
    }
    const { title, number, place, kind, published_on, ledger, content } = copy
    return show(request, reply, { title: `${title}${number ? ` ${number}` : ''}`, body: (
      <article className="paper">
        <p className="crumbs"><a href="/published">公开信息</a></p>
        <h1>{title}</h1>
        {kindWords[kind] && <p role="note"><strong>{kindWords[kind]}</strong></p>}
        <p className="quiet">{[number, place, `公开日期 ${published_on}`].filter(Boolean).join('　')}</p>
        <dl className="lines">{content.map(({ label, text }, at) => <div key={at}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>
        <p className="quiet">公开内容已经依法隐去个人信息等不予公开的部分。{registry.procedures.has(ledger) && <>办理程序见 <a href={`/procedures/${ledger}`}>{registry.procedures.get(ledger)!.label}程序说明</a>。</>}</p>
      </article>
    ) })
  })
}

/** 处罚法第四十八条第二款: the reason stays public when the content no longer is. */
function WithdrawnNotice({ withdrawn: { number, place, kind, published_on, withdrawn_on, withdrawn_reason }, label }: { readonly withdrawn: Withdrawn; readonly label: string | undefined }) {
  return (
    <article className="paper">
      <p className="crumbs"><a href="/published">公开信息</a></p>
      <h1>信息已经撤回</h1>
      {kindWords[kind] && <p role="note"><strong>{kindWords[kind]}</strong></p>}
      <dl className="lines">
        <div><dt>撤回的信息</dt><dd>{[label, number].filter(Boolean).join('　') || '公开信息'}</dd></div>
        <div><dt>公开的地区</dt><dd>{place}</dd></div>
        <div><dt>公开日期</dt><dd>{published_on}</dd></div>
        <div><dt>撤回日期</dt><dd>{withdrawn_on}</dd></div>
        <div><dt>撤回理由</dt><dd>{withdrawn_reason}</dd></div>
      </dl>
    </article>
  )
}
