import type { Ranking } from '../../../report/contract.ts'
import { Chart } from '../figures/chart.tsx'

type Cell = Ranking['units'][number]['cells'][number]

/** The ranking of units: places with the shares they come from, the scores as a chart, the formula, and who is left out. */
export function RankingPiece({ caption, ranking, onPick }: { readonly caption: string; readonly ranking: Ranking | null; readonly onPick: (mark: string) => void }) {
  if (!ranking) return <div className="prompt-box"><strong>排名</strong>{caption}（保存后显示）</div>
  const { items, units, excluded, formula } = ranking
  return (
    <figure className="ranking">
      <figcaption>{caption}</figcaption>
      {units.length === 0 ? <p className="muted">本期没有达到参加排名的最少案件数的单位。</p> : (
        <>
          <div className="ranking-table" tabIndex={0} role="group" aria-label={`${caption}，表`}>
            <table>
              <thead>
                <tr><th scope="col">名次</th><th scope="col">单位</th><th scope="col">得分</th><th scope="col">案件</th>{items.map(({ id, label, weight, fewer }) => <th key={id} scope="col">{label}<div className="muted small">权重 {weight}{fewer && '，越少越好'}</div></th>)}</tr>
              </thead>
              <tbody>{units.map(({ org_id, rank, name, score, cases, cells }) => (
                <tr key={org_id}><td className="n">{rank}</td><th scope="row">{name}</th><td className="n"><strong>{score}</strong></td><td className="n">{cases}</td>{cells.map((cell, at) => <td key={items[at]!.id} className="n"><Share cell={cell} /></td>)}</tr>
              ))}</tbody>
            </table>
          </div>
          <Chart label={`${caption} ${units.map(({ name, score }) => `${name} ${score} 分`).join('，')}`} kind="row" categories={units.map(({ name }) => name)} series={[{ name: '得分', values: units.map(({ score }) => score) }]} unit="分" height={units.length * 22 + 40} />
        </>
      )}
      <p className="small">计算方法：{formula}</p>
      <ul className="small">{items.map(({ id, label, of, over }) => (
        <li key={id}>{label}：{[of, ...over ? [over] : []].map((term, at) => <span key={term.mark}>{at > 0 && ' ÷ '}<button type="button" title="查看口径和背后的记录" onClick={() => onPick(term.mark)}>{term.label}</button></span>)}{!over && '，有即得满分'}</li>
      ))}</ul>
      {excluded.length > 0 && <p className="small">未参加排名：{excluded.map(({ name, reason }) => `${name}（${reason}）`).join('；')}。</p>}
    </figure>
  )
}

/** What an item is worth, with both terms of its share. */
function Share({ cell: { numerator, denominator, points } }: { readonly cell: Cell }) {
  if (points === null) return <span className="none" title="没有分母，不计入">—</span>
  return <>{points}<div className="muted small">{denominator === null ? `${numerator} 次` : `${numerator}÷${denominator}`}</div></>
}
