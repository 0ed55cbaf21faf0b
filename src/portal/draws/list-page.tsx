import { kindWords } from '../../kernel/access/district-kind.ts'
import type { Page } from '../page.tsx'
import type { PublicDraw } from './read.ts'

/** How far a draw is, in words for somebody outside. */
export function stateText({ state, seed_due_on, closed_on }: PublicDraw): string {
  switch (state) {
    case 'committed': return `名册已固定，种子于 ${seed_due_on} 产生`
    case 'seeded': return '种子已录入，待复核'
    case 'drawn': return '已抽取，名册和结果待公开'
    case 'published': return '已抽取，名册和结果已公开'
    case 'withheld': return '已抽取，名册和结果不公开'
    default: return closed_on !== null && closed_on >= seed_due_on ? '种子没有产生，已终止' : '已作废'
  }
}

/** 随机抽取: every draw from the moment its pool is frozen, void ones too. */
export const listPage = ({ items, next }: { readonly items: readonly PublicDraw[]; readonly next: string | null }): Page => ({ title: '随机抽取', body: (
  <>
    <h1>随机抽取</h1>
    <p>抽取之前，名册先固定并公布它的散列值；种子取自事先写明、此后才产生的号码；结果由散列值和种子唯一确定。任何人都可以重新抽取，得到同样的结果。</p>
    {items.length === 0 ? <p className="nothing">还没有随机抽取。名册固定后，抽取事项和散列值会立即列在这里。</p> : (
      <ul className="published">
        {items.map((draw) => (
          <li key={draw.id}>
            <a href={`/draws/${draw.district}/${draw.id}`}>{draw.purpose} {draw.number}</a>
            <span className="quiet">{[draw.place, kindWords[draw.kind], draw.unit, stateText(draw)].filter(Boolean).join(' · ')}</span>
            <time dateTime={draw.committed_on}>{draw.committed_on}</time>
          </li>
        ))}
      </ul>
    )}
    {next && <p><a className="button plain" rel="next" href={`/draws?after=${next}`}>下一页</a></p>}
  </>
) })
