import { annualReport } from '../domains/annual-report/annual-report.ts'
import { withScope, type Caller } from '../kernel/access/scope.ts'
import type { Reading } from '../kernel/matter/read/reading.ts'
import { loadMatter } from '../kernel/matter/store.ts'
import { bulletinLines, endedBefore, mayOpenBulletin } from './bulletins.ts'
import type { Contribution, ReportLine, ReportsView } from './contract.ts'
import { counting, demandSight, namesIn } from './counting.ts'
import { evaluate } from './evaluate.ts'
import { marksIn, markText } from './marks.ts'
import { lastYear, mayOpen } from './open.ts'
import { blocksOf, factsOf, loadReport } from './report.ts'
import { inOrder, isPrinted } from './sections.ts'

/** The reports the caller may see, newest year first, the government's before its departments'. */
export async function readReports(reading: Reading, caller: Caller): Promise<ReportsView> {
  demandSight(caller)
  const { units } = await reading.directory(caller.district)
  const { rows } = await withScope(reading.pool, caller, (tx) => tx.query<Omit<ReportLine, 'org_name' | 'number'> & { readonly number: string | null }>(`
    select r.id, r.report_year as year, r.kind, r.org_id, r.title, r.state, r.submit_by, r.submitted_on, r.publish_by, r.published_on,
      (select d.number from document d where d.district = r.district and d.matter_id = r.id and d.document = 'report' and d.voided_reason is null limit 1) as number
    from annual_report r where r.district = $1 order by r.report_year desc, r.kind desc, r.opened_on, r.id limit 500`, [caller.district]))
  return {
    reports: rows.map((row) => ({ ...row, org_name: units.get(row.org_id)?.name ?? '' })),
    may_open: await mayOpen(reading, caller), year: lastYear(reading.today()),
    bulletins: await bulletinLines(reading, caller), may_open_bulletin: await mayOpenBulletin(reading, caller), ended: endedBefore(reading.today()),
  }
}

/** Departments' own reports of the year, as far as the caller sees them: what the government's report may draw on. */
export async function contributionsTo(reading: Reading, caller: Caller, id: string): Promise<Contribution[]> {
  const { matter, of } = await loadReport(reading, caller, id)
  const adopted = new Set(Object.values(matter.links).filter(({ kind }) => kind === 'draws_on').map(({ to_id }) => to_id))
  const { units } = await reading.directory(caller.district)
  const found = await withScope(reading.pool, caller, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(`select id from annual_report where district = $1 and report_year = $2::int and kind = 'department' and id <> $3 order by org_id`, [caller.district, of.span, id])
    const loadedOf: Omit<Contribution, 'texts'>[] = []
    for (const row of rows) {
      const loaded = await loadMatter(tx, annualReport, caller.district, row.id)
      if (!loaded) continue
      const { replica } = loaded
      loadedOf.push({
        id: row.id, org_id: replica.row.org_id, org_name: units.get(replica.row.org_id)?.name ?? '', state: replica.row.state, adopted: adopted.has(row.id),
        blocks: inOrder(blocksOf(replica), annualReport.id).filter((block) => isPrinted(block)), facts: factsOf(replica),
      })
    }
    return loadedOf
  })
  const { full } = await namesIn(reading, caller.district)
  return counting(reading, caller.district, async (counter) => {
    const told: Contribution[] = []
    for (const one of found) {
      const texts: { [mark: string]: string } = {}
      for (const mark of marksIn(one.blocks.map(({ body }) => body))) texts[markText(mark)] = (await evaluate(counter, mark, { span: of.span, org: one.org_id, facts: one.facts, orgName: full, computed_at: new Date().toISOString() })).text
      told.push({ ...one, texts })
    }
    return told
  })
}
