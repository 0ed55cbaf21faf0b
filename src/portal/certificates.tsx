import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { kindWords, type DistrictKind } from '../kernel/access/district-kind.ts'
import { certificate } from '../domains/officers/certificate/certificate.ts'
import { plainNumber } from '../kernel/field/codes.ts'
import { optionsOf } from '../kernel/field/field.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import type { Show } from './page.tsx'

interface Shown {
  readonly place: string; readonly kind: DistrictKind; readonly certificate_number: string; readonly name: string; readonly post: string | null; readonly body: string | null
  readonly enforcement_fields: readonly string[]; readonly area: string | null; readonly issuer: string | null; readonly issued_on: IsoDate; readonly valid_until: IsoDate | null
  readonly state: keyof typeof certificate.states; readonly suspended_on: IsoDate | null; readonly ended_on: IsoDate | null
}
/** As many as a paper carries. */
const MOST = 10
const LONGEST = 60

/** 证件查验: whether a card that was shown, or stands on a paper, holds today. */
export function certificateRoutes(app: FastifyInstance, { show, pool, today }: { readonly show: Show; readonly pool: Pool; readonly today: () => IsoDate }): void {
  app.get<{ Querystring: { readonly n?: string | string[] } }>('/certificates', async (request, reply) => {
    const asked = [request.query.n ?? ''].flat().join('、').slice(0, MOST * LONGEST)
    const numbers = [...new Set(asked.split(/[、,，;；\s]+/).map(plainNumber).filter((one) => one !== '' && one.length <= LONGEST))].slice(0, MOST)
    const found = await Promise.all(numbers.map(async (number) => ({ number, cards: (await pool.query<Shown>('select * from kernel.shown_certificate($1)', [number])).rows })))
    return show(request, reply, { title: '执法证件查验', body: (
      <>
        <h1>执法证件查验</h1>
        <p>执法人员调查、检查时应当主动出示执法证件；不出示的，您有权拒绝（《行政处罚法》第五十五条）。输入证件上或者文书上的执法证号，查看证件今天是否有效。</p>
        <form className="search" method="get" action="/certificates" role="search">
          <label>执法证号<input name="n" defaultValue={numbers.join('、')} maxLength={MOST * LONGEST} required /></label>
          <button type="submit">查验</button>
        </form>
        {found.map(({ number, cards }) => cards.length === 0
          ? <section key={number} className="card"><h2>{number}</h2><p role="status"><strong>没有查到这个证号。</strong>请核对号码；仍有疑问的，可以向当地司法行政部门核实。</p></section>
          : cards.map((card, at) => <Card key={`${number} ${at}`} card={card} today={today()} />))}
      </>
    ) })
  })
}

function Card({ card, today }: { readonly card: Shown; readonly today: IsoDate }) {
  const fields = optionsOf(certificate.fields.enforcement_fields)
  const { holds, status } = statusOf(card, today)
  const lines: readonly (readonly [string, string | null])[] = [
    ['姓名', card.name], ['职务', card.post], ['执法主体', card.body], ['执法类别', card.enforcement_fields.map((code) => fields[code] ?? code).join('、')], ['执法区域', card.area],
    ['发证机关', card.issuer], ['发证日期', card.issued_on], ['有效期至', card.valid_until], ['地区', card.place],
  ]
  return (
    <section className="card">
      <h2>{card.certificate_number}</h2>
      {kindWords[card.kind] && <p role="note"><strong>{kindWords[card.kind]}</strong></p>}
      <p role="status"><strong>{holds ? '✓ ' : '✗ '}{status}</strong></p>
      <dl className="lines">{lines.filter(([, text]) => text).map(([label, text]) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>
    </section>
  )
}

/** As it stands today: the last day of validity may be over though nobody has looked since. */
function statusOf({ state, valid_until, suspended_on, ended_on }: Shown, today: IsoDate): { readonly holds: boolean; readonly status: string } {
  if (state === 'expired' || (valid_until !== null && valid_until < today && (state === 'valid' || state === 'suspended'))) return { holds: false, status: `有效期已于 ${valid_until} 届满，不得继续执法` }
  if (state === 'suspended') return { holds: false, status: `自 ${suspended_on} 起暂扣，不得执法` }
  if (state !== 'valid') return { holds: false, status: `${certificate.states[state].label}，自 ${ended_on} 起停止使用` }
  return { holds: true, status: `${today} 有效` }
}
