import type { ReactNode } from 'react'
import { kindWords } from '../../kernel/access/district-kind.ts'
import { ALGORITHM, type Pool } from '../../kernel/draw/pool.ts'
import type { Selected } from '../../kernel/draw/draw.ts'
import type { DrawRecord } from '../../kernel/draw/record.ts'
import { seedSources } from '../../kernel/draw/seed.ts'
import { read } from '../../kernel/draw/written.ts'
import type { Page } from '../page.tsx'
import { stateText } from './list-page.tsx'
import type { PublicDraw } from './read.ts'

/** As many results as a page bears; the file holds all. */
const SHOWN = 500

/** What a page shows of a record, which may hold two hundred thousand lines. */
export interface Shown {
  readonly strata: readonly { readonly id: string; readonly label: string; readonly members: number; readonly size: number }[]
  readonly drawn: number
  readonly selected: readonly (Selected & { readonly officers: readonly string[] })[]
  readonly assigned: boolean
  readonly barred: NonNullable<Pool['barred']>
}

export function shownOf({ pool: text, selected, assigned }: DrawRecord): Shown {
  const { pool } = read(text)
  const counts = new Map<string, number>()
  for (const { stratum } of pool.members) counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
  const officersOf = new Map<string, string[]>()
  for (const { object, code } of assigned) officersOf.set(object, [...officersOf.get(object) ?? [], code])
  return {
    strata: Object.entries(pool.strata).map(([id, label]) => ({ id, label, members: counts.get(id) ?? 0, size: pool.sizes[id] ?? 0 })),
    drawn: selected.length, selected: selected.slice(0, SHOWN).map((one) => ({ ...one, officers: officersOf.get(one.id) ?? [] })), assigned: assigned.length > 0, barred: pool.barred ?? [],
  }
}
const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'medium' })
const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => children ? <div><dt>{label}</dt><dd>{children}</dd></div> : null
const Hash = ({ of }: { readonly of: string }) => <code className="hash">{of}</code>

/** One draw, and how anybody makes it again: by the page's script, or without it on the command line. */
export function drawPage(draw: PublicDraw, shown: Shown | undefined): Page {
  const file = `/draws/${draw.district}/${draw.id}/record.json`
  return { title: `${draw.purpose} ${draw.number ?? ''}`, ...(shown && { script: 'draw' as const }), body: (
    <article className="result">
      <p className="crumbs"><a href="/draws">随机抽取</a></p>
      <h1>{draw.purpose}</h1>
      {kindWords[draw.kind] && <p role="note"><strong>{kindWords[draw.kind]}</strong></p>}
      <p><strong>{stateText(draw)}</strong>　<span className="quiet">{[draw.number, draw.unit].filter(Boolean).join('　')}</span></p>
      {draw.again_reason && <p role="note"><strong>再次抽取：</strong>{draw.again_reason}</p>}
      {draw.void_reason && <p role="note"><strong>理由：</strong>{draw.void_reason}{draw.seed_evidence && `（${draw.seed_evidence}）`}</p>}
      {draw.withheld_reason && <p role="note"><strong>不公开的理由：</strong>{draw.withheld_reason}</p>}
      <section className="card">
        <h2>一、名册先固定</h2>
        <dl className="lines">
          <Line label="名册散列值"><Hash of={draw.pool_hash} /></Line>
          <Line label="固定时间">{clock.format(draw.committed_at)}（北京时间）</Line>
          <Line label="名册">{draw.pool_members.toLocaleString('zh-CN')} 个对象，抽取 {draw.pool_wanted.toLocaleString('zh-CN')} 个</Line>
          <Line label="算法">{ALGORITHM}（SHA-256）</Line>
          <Line label="办理日志"><code className="hash">{draw.entry}</code>，记录的散列值 <Hash of={draw.entry_hash} /></Line>
          <Line label="日志封存">{draw.seal === null ? '尚未封存，通常在固定后几分钟内' : <>第 {draw.seal} 号，{clock.format(draw.sealed_at!)}，首部 <Hash of={draw.seal_head!} /></>}</Line>
        </dl>
      </section>
      <section className="card">
        <h2>二、种子后产生</h2>
        <dl className="lines">
          <Line label="种子来源">{[(seedSources as { readonly [kind: string]: string })[draw.seed_source] ?? draw.seed_source, draw.seed_period].filter(Boolean).join('，')}</Line>
          <Line label="产生日期">{draw.seed_due_on}（固定名册时写明）</Line>
          <Line label={draw.side_a ?? '甲方'}>{draw.side_a_hash && <>承诺 <Hash of={draw.side_a_hash} /></>}</Line>
          <Line label={draw.side_b ?? '乙方'}>{draw.side_b_hash && <>承诺 <Hash of={draw.side_b_hash} /></>}</Line>
          <Line label="种子">{draw.seed_value && <code>{draw.seed_value}</code>}</Line>
          <Line label="出处">{draw.drawn_on && draw.seed_evidence}</Line>
          <Line label="录入">{draw.drawn_on && '由两人先后录入，两次相同'}</Line>
        </dl>
        {draw.seed_source === 'two_sides' && <p className="quiet">双方承诺的种子弱于公共号码：双方串通可以决定结果，后公开的一方可以拒不公开而使抽取不成。</p>}
      </section>
      {shown ? <Result draw={draw} shown={shown} file={file} /> : null}
    </article>
  ) }
}

function Result({ draw, shown: { strata, drawn, selected, assigned, barred }, file }: { readonly draw: PublicDraw; readonly shown: Shown; readonly file: string }) {
  const labels = new Map(strata.map(({ id, label }) => [id, label]))
  return (
    <>
      <section className="card">
        <h2>三、结果由名册和种子唯一确定</h2>
        <p>{draw.drawn_on} 抽取 {drawn.toLocaleString('zh-CN')} 个。{draw.shortfall && `因回避未能抽足：${draw.shortfall}。`}</p>
        <div className="scroll"><table>
          <caption className="sr-only">各分层的对象数和抽取数</caption>
          <thead><tr><th>分层</th><th>名册</th><th>抽取</th></tr></thead>
          <tbody>{strata.map(({ id, label, members, size }) => <tr key={id}><td>{label}</td><td>{members.toLocaleString('zh-CN')}</td><td>{size.toLocaleString('zh-CN')}</td></tr>)}</tbody>
        </table></div>
        <div className="scroll"><table>
          <caption className="sr-only">抽取结果</caption>
          <thead><tr><th>分层</th><th>位次</th><th>编号</th>{assigned && <th>选派人员</th>}</tr></thead>
          <tbody>{selected.map(({ id, code, stratum, rank, officers }) => <tr key={id}><td>{labels.get(stratum)}</td><td>{rank}</td><td>{code}</td>{assigned && <td>{officers.join('、')}</td>}</tr>)}</tbody>
        </table></div>
        {drawn > selected.length && <p className="quiet">只列出前 {selected.length} 个，全部结果在抽取记录文件中。</p>}
        {barred.length > 0 && <details><summary>没有列入名册的 {barred.length} 个</summary><ul>{barred.map(({ id, code, reason }) => <li key={id}>{code}：{reason}</li>)}</ul></details>}
      </section>
      <section className="card" id="again" data-record={file} data-commitment={draw.pool_hash} data-committed={draw.committed_at.toISOString()}>
        <h2>重新抽取</h2>
        <p><a className="button plain" href={file} download={`抽取记录-${draw.number ?? draw.id}.json`}>下载抽取记录</a></p>
        <p className="quiet">抽取记录含有名册全文、种子和结果，只有编号，没有姓名。在任何一台装有本程序的计算机上执行下面的命令，不需要数据库和网络；也可以按<a href="/draws/algorithm">算法说明</a>自行编写。</p>
        <p><code className="hash">npx zhunsheng draw verify 抽取记录.json --commitment {draw.pool_hash}</code></p>
      </section>
    </>
  )
}
