import { queryOptions } from '@tanstack/react-query'
import type { MatterView } from '../../../kernel/http/contract.ts'
import type { Checked } from '../../../report/check/jobs.ts'
import { noteOf } from '../../../report/check/note.ts'
import type { Judgement } from '../../../report/check/words.ts'
import type { Finding } from '../../../report/checker/check.ts'
import type { CompareView } from '../../../report/compare-contract.ts'
import { api, send } from '../../api/client.ts'

/** A checked text stays in this window only: it has no address and is asked once. */
export function checkReport(given: string | File): Promise<Checked> {
  if (typeof given === 'string') return send<Checked>('POST', 'check', { text: given })
  const form = new FormData()
  form.append('file', given)
  return api<Checked>('check', { method: 'POST', body: form })
}
export const compareQuery = (text: string, year: number, org: string | null) => queryOptions({
  queryKey: ['check', 'compare', text, year, org], staleTime: 60_000, gcTime: 0, queryFn: () => send<CompareView>('POST', 'check/compare', { text, year, org }),
})

/** Writes a judgement into the journal of the report it was made for. */
export async function noteJudgement(report: string, finding: Finding, judgement: Judgement): Promise<void> {
  const { version } = await api<MatterView>(`annual_report/${report}`)
  await send('POST', `annual_report/${report}/actions/note`, { expected_version: version, input: {}, reason: noteOf(finding, judgement) })
}

/** The list of findings as a file. */
export async function exportFindings(body: { readonly text: string; readonly name: string; readonly format: 'docx' | 'xlsx'; readonly judgements: { readonly [at: number]: Judgement } }): Promise<Blob> {
  const answer = await fetch('/api/check/export', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error('没有导出。请重新核查后再试')
  return answer.blob()
}
