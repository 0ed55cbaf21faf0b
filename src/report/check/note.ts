/** A judgement of a finding as a note on the report it was made for, and back; the report's journal keeps it. Pure. */
import type { Finding } from '../checker/check.ts'
import { findingKey, verdicts, type Judgement, type Verdict } from './words.ts'

const NOTE = new RegExp(`^核查问题〔([0-9A-F]{16})〕(${Object.values(verdicts).join('|')})：([\\s\\S]*?)\\n问题：`)

/** @throws never; a reason is asked for by the page and demanded by the standard action that takes the note */
export const noteOf = (finding: Finding, { verdict, reason }: Judgement): string => `核查问题〔${findingKey(finding)}〕${verdicts[verdict]}：${reason.trim()}\n问题：${finding.message}`

export interface Noted { readonly reason: string | null; readonly actor_name: string; readonly recorded_at: string }
export interface Judged extends Judgement { readonly by: string; readonly at: string }

/** The last judgement of each finding among the notes of a report, by the finding's key. */
export function judgedIn(entries: readonly Noted[]): ReadonlyMap<string, Judged> {
  const judged = new Map<string, Judged>()
  for (const { reason, actor_name, recorded_at } of entries) {
    const [, key, label, why] = NOTE.exec(reason ?? '') ?? []
    const verdict = (Object.keys(verdicts) as Verdict[]).find((one) => verdicts[one] === label)
    const before = key === undefined ? undefined : judged.get(key)
    if (key !== undefined && verdict && (!before || before.at <= recorded_at)) judged.set(key, { verdict, reason: why!, by: actor_name, at: recorded_at })
  }
  return judged
}
