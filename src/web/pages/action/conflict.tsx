import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { MatterView } from '../../../kernel/http/contract.ts'
import { journalQuery } from '../../api/queries.ts'
import { instantText } from '../../components/value.tsx'

const LONGEST = 120
const cut = (text: string): string => text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text

/** Somebody was faster: who, what and when; then on with what was typed. */
export function Conflict({ matter, since, goOn }: { readonly matter: MatterView; readonly since: number; readonly goOn: () => void }) {
  const { data } = useQuery({ ...journalQuery(matter.ledger, matter.id), staleTime: 0 })
  const news = (data ?? []).filter(({ version }) => version > since)
  return (
    <div className="stack tight" style={{ marginTop: 6 }}>
      {news.length > 0 && <><span>打开本页以后，本案有下列办理：</span><ul>{news.map((entry) => <li key={entry.id}>{instantText(entry.recorded_at)}　{entry.actor_name}（{entry.acting_org}）　{entry.label}{entry.changes.length > 0 && `：${entry.changes.map(({ label, text }) => `${label} ${cut(text)}`).join('；')}`}</li>)}</ul></>}
      <div><Button onClick={goOn}>已知悉，保留所填内容继续办理</Button></div>
    </div>
  )
}
