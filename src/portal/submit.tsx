import '@fastify/rate-limit'
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { kindWords, type DistrictKind } from '../kernel/access/district-kind.ts'
import { Fault, notFound } from '../kernel/fault.ts'
import { optionsOf, type Field, type Fields } from '../kernel/field/field.ts'
import { parseFields, type FieldProblem } from '../kernel/field/parse.ts'
import { chinaDay } from '../kernel/law/day.ts'
import { citationText } from '../kernel/law/law.ts'
import { newId } from '../kernel/matter/id.ts'
import type { Registry } from '../kernel/matter/world.ts'
import type { AnyProcedure } from '../kernel/procedure/procedure.ts'
import { readForm } from './check/upload.ts'
import type { Show } from './page.tsx'

interface Desk { readonly district: string; readonly place: string; readonly district_kind: DistrictKind; readonly org_id: string; readonly org_name: string }
interface Told { readonly place: string; readonly ledger: string; readonly receipt: string; readonly handed_in_at: Date; readonly state: string; readonly told_state: string | null; readonly told_on: string | null; readonly answer: string | null }
type Typed = { readonly [field: string]: string }

/** One address may hand in so often in an hour, and ask so often in a minute. */
const HANDING_IN = { max: 10, timeWindow: 3_600_000 }
const ASKING = { max: 20, timeWindow: 60_000 }
const BODY = 64 * 1024
const LONGEST = 5_000
/** Letters and digits that nobody mistakes when reading them out; thirty-two, so that every byte counts alike. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const signs = (count: number): string => Array.from(randomBytes(count), (byte) => SIGNS[byte % SIGNS.length]).join('')
const hashOf = (code: string): Buffer => createHash('sha256').update(code.toUpperCase().replace(/[^0-9A-Z]/g, '')).digest()

/** 网上来件: what anybody may hand in, and how it stands. The portal's own database role inserts and reads back nothing but by number and code. */
export function submitRoutes(app: FastifyInstance, { show, registry, pool }: { readonly show: Show; readonly registry: Registry; readonly pool: Pool }): void {
  const open = [...registry.procedures.values()].filter(({ intake }) => intake)
  const procedureOf = (ledger: string): AnyProcedure => { const found = open.find(({ id }) => id === ledger); if (!found) throw notFound('这个页面'); return found }
  const desksOf = async ({ heldBy = [] }: AnyProcedure): Promise<readonly Desk[]> => (await pool.query<Desk>('select * from kernel.intake_desks($1)', [heldBy])).rows
  const posted = (config: typeof HANDING_IN) => ({ bodyLimit: BODY, config: { rateLimit: config } })

  app.get('/submit', (request, reply) => show(request, reply, { title: '投诉举报', body: (
    <>
      <h1>投诉举报</h1>
      {open.map(({ id, intake }) => <section className="card" key={id}><h2><a href={`/submit/${id}`}>{intake!.label}</a></h2><p>{intake!.notice}</p><p><a className="button" href={`/submit/${id}`}>填写</a></p></section>)}
      <AskForm />
    </>
  ) }))

  app.get<{ Params: { readonly ledger: string } }>('/submit/:ledger', async (request, reply) => {
    const procedure = procedureOf(request.params.ledger)
    return show(request, reply, { title: procedure.intake!.label, confidential: true, body: <HandInForm procedure={procedure} desks={await desksOf(procedure)} typed={{}} problems={[]} /> })
  })

  app.post('/submit/state', posted(ASKING), async (request: FastifyRequest, reply) => {
    const { fields } = await readForm(request)
    const { rows: [told] } = await pool.query<Told>('select * from kernel.intake_state($1, $2)', [(fields.get('receipt') ?? '').trim().toUpperCase(), hashOf(fields.get('code') ?? '')])
    if (!told) throw new Fault('not_found', '没有找到这件来件。请核对回执编号和查询码')
    return show(request, reply, { title: '办理情况', confidential: true, body: <State told={told} label={registry.procedures.get(told.ledger)?.intake?.label ?? ''} /> })
  })

  app.post<{ Params: { readonly ledger: string } }>('/submit/:ledger', posted(HANDING_IN), async (request, reply) => {
    const procedure = procedureOf(request.params.ledger)
    const { asks, offers } = procedure.intake!
    const desks = await desksOf(procedure)
    const typed: Typed = Object.fromEntries((await readForm(request)).fields)
    const input = Object.fromEntries([...asks, ...offers].flatMap((name) => typed[name]?.trim() ? [[name, typed[name]]] : []))
    const { values, problems } = parseFields(procedure.fields, { asked: asks, offered: offers }, input)
    const desk = desks.find(({ org_id }) => org_id === typed['desk'])
    const wrong: readonly FieldProblem[] = [
      ...(desk ? [] : [{ field: 'desk', message: '请选择受理的机关' }]), ...problems,
      ...Object.entries(values).filter(([, value]) => String(value).length > LONGEST).map(([field]) => ({ field, message: `「${procedure.fields[field].label}」不得超过 ${LONGEST} 字` })),
    ]
    if (!desk || wrong.length > 0) return show(request, reply, { title: procedure.intake!.label, status: 422, confidential: true, body: <HandInForm procedure={procedure} desks={desks} typed={typed} problems={wrong} /> })
    const [receipt, code] = [`${desk.district}-${chinaDay(new Date()).replaceAll('-', '')}-${signs(6)}`, signs(10)]
    await pool.query('insert into intake (district, org_id, id, ledger, receipt, code_hash, content) values ($1, $2, $3, $4, $5, $6, $7)', [desk.district, desk.org_id, newId(), procedure.id, receipt, hashOf(code), JSON.stringify(values)])
    return show(request, reply, { title: '已经收到', confidential: true, body: <Receipt desk={desk} label={procedure.intake!.label} receipt={receipt} code={code} /> })
  })
}

const AskForm = () => (
  <section className="card">
    <h2>查询办理情况</h2>
    <form className="search" method="post" action="/submit/state" encType="multipart/form-data">
      <label>回执编号<input name="receipt" required maxLength={60} autoComplete="off" /></label>
      <label>查询码<input name="code" required maxLength={20} autoComplete="off" /></label>
      <button type="submit">查询</button>
    </form>
  </section>
)

function HandInForm({ procedure, desks, typed, problems }: { readonly procedure: AnyProcedure; readonly desks: readonly Desk[]; readonly typed: Typed; readonly problems: readonly FieldProblem[] }) {
  const { id, intake } = procedure
  const { label, notice, basis, asks, offers } = intake!
  const of = (field: string) => problems.find((problem) => problem.field === field)?.message
  if (desks.length === 0) return <><h1>{label}</h1><p className="nothing">还没有机关在本系统受理。请向当地司法行政部门提出。</p></>
  return (
    <>
      <p className="crumbs"><a href="/submit">投诉举报</a></p>
      <h1>{label}</h1>
      <p>{notice}</p>
      <p className="quiet">依据：{citationText(basis)}</p>
      {problems.length > 0 && <div className="problem" role="alert"><p>有 {problems.length} 处需要改正，所填的内容还在：</p><ul>{problems.map(({ field, message }) => <li key={field}><a href={`#${field}`}>{message}</a></li>)}</ul></div>}
      <form className="card hand-over" method="post" action={`/submit/${id}`} encType="multipart/form-data">
        <p><label htmlFor="desk">受理的机关（必填）</label>
          <select id="desk" name="desk" defaultValue={typed['desk'] ?? (desks.length === 1 ? desks[0]!.org_id : '')} required>
            {desks.length > 1 && <option value="">请选择</option>}
            {desks.map(({ org_id, org_name, district_kind }) => <option key={org_id} value={org_id}>{org_name}{kindWords[district_kind] ? `（${kindWords[district_kind]}）` : ''}</option>)}
          </select></p>
        {[...asks, ...offers].map((name) => <Asked key={name} name={name} fields={procedure.fields} demanded={asks.includes(name)} value={typed[name] ?? ''} problem={of(name)} />)}
        <p className="actions"><button type="submit">提交</button></p>
      </form>
    </>
  )
}

function Asked({ name, fields, demanded, value, problem }: { readonly name: string; readonly fields: Fields; readonly demanded: boolean; readonly value: string; readonly problem: string | undefined }) {
  const field = fields[name]! as Field
  const more = { id: name, name, required: demanded, 'aria-invalid': problem !== undefined, ...(field.hint && { 'aria-describedby': `${name}-hint` }) }
  return (
    <p>
      <label htmlFor={name}>{field.label}{demanded ? '（必填）' : '（可以不填）'}</label>
      {field.kind === 'choice' ? <select {...more} defaultValue={value}><option value="">请选择</option>{Object.entries(optionsOf(field)).map(([code, text]) => <option key={code} value={code}>{text}</option>)}</select>
        : field.kind === 'long_text' ? <textarea {...more} rows={8} maxLength={LONGEST} defaultValue={value} />
          : <input {...more} maxLength={500} defaultValue={value} />}
      {field.hint && <span className="quiet" id={`${name}-hint`}>{field.hint}</span>}
    </p>
  )
}

const Receipt = ({ desk, label, receipt, code }: { readonly desk: Desk; readonly label: string; readonly receipt: string; readonly code: string }) => (
  <article className="paper">
    <h1>已经收到</h1>
    <p>{desk.org_name}已经收到您的{label}。请记下或者打印回执编号和查询码，凭两者查询办理情况；查询码只显示这一次。</p>
    <dl className="lines"><div><dt>回执编号</dt><dd><strong>{receipt}</strong></dd></div><div><dt>查询码</dt><dd><strong>{code.slice(0, 5)} {code.slice(5)}</strong></dd></div></dl>
    <p><a href="/submit">查询办理情况</a></p>
  </article>
)

const State = ({ told, label }: { readonly told: Told; readonly label: string }) => (
  <article className="paper">
    <p className="crumbs"><a href="/submit">投诉举报</a></p>
    <h1>办理情况</h1>
    <dl className="lines">
      <div><dt>回执编号</dt><dd>{told.receipt}</dd></div>
      <div><dt>来件</dt><dd>{label}（{told.place}）</dd></div>
      <div><dt>提交日期</dt><dd>{chinaDay(told.handed_in_at)}</dd></div>
      <div><dt>现在</dt><dd>{told.state === 'waiting' ? '已经提交，等待收件' : `${told.told_state ?? ''}（${told.told_on ?? ''}）`}</dd></div>
      {told.answer && <div><dt>答复</dt><dd>{told.answer}</dd></div>}
    </dl>
  </article>
)
