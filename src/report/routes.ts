import type { FastifyInstance, FastifyRequest } from 'fastify'
import { filePrefix } from '../kernel/access/district-words.ts'
import { withScope, type Caller } from '../kernel/access/scope.ts'
import { invalid, Fault } from '../kernel/fault.ts'
import { isCounted } from '../kernel/indicator/figure.ts'
import { newId } from '../kernel/matter/id.ts'
import { bodyOf, keyOf, textIn } from '../kernel/http/body.ts'
import { download } from '../kernel/http/file-routes.ts'
import { idOf } from '../kernel/http/ledger-routes.ts'
import type { Serving } from '../kernel/http/serving.ts'
import type { SignedIn } from '../kernel/http/signed-in.ts'
import { csvStream } from '../kernel/http/table-file.ts'
import { openBulletin } from './bulletins.ts'
import { isYear } from './counter.ts'
import { computingOf } from './counting.ts'
import { findingsOf } from './check-report.ts'
import type { Contribution, Difference, DistrictsView, FigureDetail, FigureRecords, FiguresView, ReportFinding, ReportsView, ReportView } from './contract.ts'
import { readDistricts } from './districts.ts'
import { readFigure, readFigures, readRecords, type Asked } from './figures.ts'
import { reportRecords } from './frozen-records.ts'
import { mayOpen, openReport } from './open.ts'
import { docxOf } from './paper.ts'
import { composeAnew, figureOfMark, freezeReport, printable, readDifferences, readReport } from './report.ts'
import { contributionsTo, readReports } from './reports.ts'
import type { Drafted } from './template.ts'

interface Query { readonly year?: string; readonly org?: string; readonly month?: string; readonly after?: string; readonly mark?: string; readonly set?: string; readonly room?: string; readonly years?: string }
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Rows of one export of records: a year of a district, and more than a spreadsheet is read. */
const MOST_EXPORTED = 100_000

/** Figures and reports. Steps of a report other than its freeze are actions of its procedure, by the generic routes. */
export function reportRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const caller = async (request: Parameters<SignedIn['of']>[0]) => (await who.of(request)).caller
  const asked = async (request: FastifyRequest<{ Querystring: Query }>) => {
    const { district } = await caller(request)
    return askedIn(request.query, serving.today(), (await serving.directory(district)).units)
  }
  // Counting again costs the database much; a person looks at a page now and then.
  const limited = { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }

  app.get<{ Querystring: Query }>('/figures', limited, async (request): Promise<FiguresView> => readFigures(serving, await caller(request), await asked(request)))
  app.get<{ Querystring: Query }>('/figures/districts', limited, async (request): Promise<DistrictsView> =>
    readDistricts(serving, (await who.of(request)).home, { room: request.query.room || null, years: yearsIn(request.query.years ?? '') }))
  app.get<{ Querystring: Query; Params: { indicator: string } }>('/figures/:indicator', limited, async (request): Promise<FigureDetail> =>
    readFigure(serving, await caller(request), request.params.indicator, await asked(request)))
  app.get<{ Querystring: Query; Params: { indicator: string } }>('/figures/:indicator/records', limited, async (request): Promise<FigureRecords> =>
    readRecords(serving, await caller(request), request.params.indicator, { ...await asked(request), month: request.query.month, after: request.query.after }))
  app.get<{ Querystring: Query; Params: { indicator: string } }>('/figures/:indicator/export.csv', limited, async (request, reply) => {
    const given = await asked(request)
    const me = await caller(request)
    const { items } = await readRecords(serving, me, request.params.indicator, { ...given, month: request.query.month }, { limit: MOST_EXPORTED, masked: true })
    await noteExport(serving, me, request.params.indicator, { ...given, month: request.query.month ?? null }, items.length)
    const rows = items.map(({ number, title, org_name, dated_on, measure }) => [number ?? '', title, org_name, dated_on, measure ?? ''])
    const name = `${await filePrefix(serving.pool, me)}${labelOf(serving, request.params.indicator)}-${given.year}.csv`
    return download(reply, name, 'text/csv; charset=utf-8').send(csvStream({ heading: ['编号', '名称', '单位', '日期', '计入数值'], rows: batched(rows) }))
  })

  app.get('/reports', async (request): Promise<ReportsView> => readReports(serving, await caller(request)))
  app.post('/reports', async (request) => {
    const [me, body] = [await caller(request), bodyOf(request)]
    const [year, org_id] = [body['year'], textIn(body, 'org_id')]
    if (!isYear(year)) throw invalid([{ field: 'year', message: '请填写报告年度，如 2024' }])
    if (!(await mayOpen(serving, me)).some((unit) => unit.org_id === org_id)) throw new Fault('forbidden', '年度报告由本单位的统计人员、负责人起草；本级政府的报告也可以由其司法行政部门起草')
    return { id: await openReport(serving, me, org_id, year) }
  })
  app.post('/bulletins', async (request) => {
    const [me, body] = [await caller(request), bodyOf(request)]
    return { id: await openBulletin(serving, me, { kind: textIn(body, 'kind'), span: textIn(body, 'span'), org_id: textIn(body, 'org_id') }) }
  })
  app.get<{ Params: { id: string } }>('/reports/:id', limited, async (request): Promise<ReportView> => readReport(serving, await caller(request), idOf(request.params)))
  app.get<{ Params: { id: string } }>('/reports/:id/template', limited, async (request): Promise<Drafted[]> => composeAnew(serving, await caller(request), idOf(request.params)))
  app.get<{ Params: { id: string } }>('/reports/:id/check', limited, async (request): Promise<ReportFinding[]> => findingsOf((await printable(serving, await caller(request), idOf(request.params))).content))
  app.get<{ Params: { id: string } }>('/reports/:id/differences', limited, async (request): Promise<Difference[]> => readDifferences(serving, await caller(request), idOf(request.params)))
  app.get<{ Params: { id: string } }>('/reports/:id/contributions', async (request): Promise<Contribution[]> => contributionsTo(serving, await caller(request), idOf(request.params)))
  app.get<{ Params: { id: string }; Querystring: Query }>('/reports/:id/figure', limited, async (request) => figureOfMark(serving, await caller(request), idOf(request.params), request.query.mark ?? ''))
  app.get<{ Params: { id: string }; Querystring: Query }>('/reports/:id/records', limited, async (request): Promise<FigureRecords> =>
    reportRecords(serving, await caller(request), idOf(request.params), request.query.set ?? '', request.query.after))
  app.post<{ Params: { id: string } }>('/reports/:id/freeze', async (request) => {
    const version = bodyOf(request)['expected_version']
    if (!Number.isInteger(version)) throw invalid([{ field: 'expected_version', message: '请刷新报告后再定稿' }])
    return freezeReport(serving, await caller(request), idOf(request.params), version as number, keyOf(request).key)
  })
  app.get<{ Params: { id: string } }>('/reports/:id/report.docx', limited, async (request, reply) => {
    const printed = await printable(serving, await caller(request), idOf(request.params))
    return download(reply, `${printed.content.title}${printed.frozen ? '' : '（草稿）'}.docx`, DOCX).send(docxOf(printed))
  })
}

/** Every list that leaves is written down: who, which, how filtered, how many rows (数据安全法 第二十七条). */
async function noteExport(serving: Serving, me: Caller, indicator: string, filters: { readonly year: number; readonly org: string | null; readonly month: string | null }, rows: number): Promise<void> {
  const given = Object.fromEntries(Object.entries({ indicator, ...filters }).filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]))
  const of = computingOf(serving).indicators.get(indicator)
  await withScope(serving.pool, me, (tx) => tx.query('insert into export_log (district, id, account_id, account_name, ledger, filters, personal, rows) values ($1, $2, $3, $4, $5, $6, false, $7)',
    [me.district, newId(), me.account_id, me.name, of && isCounted(of) ? of.of.id : indicator, JSON.stringify(given), rows]))
}

const labelOf = (serving: Serving, indicator: string): string => computingOf(serving).indicators.get(indicator)?.label ?? indicator

/** The year and unit a figure is asked of: this year and the whole of what the caller sees where nothing is said. */
function askedIn({ year, org }: Query, today: string, units: ReadonlyMap<string, unknown>): Asked {
  const asked = year === undefined ? Number(today.slice(0, 4)) : Number(year)
  if (!isYear(asked)) throw invalid([{ field: 'year', message: '年度应当是四位数，如 2024' }])
  if (org && !units.has(org)) throw invalid([{ field: 'org', message: '请从机构目录中选择单位' }])
  return { year: asked, org: org || null }
}

async function* batched<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < rows.length; at += 1000) yield rows.slice(at, at + 1000)
}

/** Years picked for districts, as the address writes them: `990113:2017,990114:2020`. @throws Fault `invalid` */
function yearsIn(text: string): ReadonlyMap<string, number> {
  const years = new Map(text.split(',').filter(Boolean).map((one) => { const [code = '', year = ''] = one.split(':'); return [code, Number(year)] as const }))
  for (const year of years.values()) if (!isYear(year)) throw invalid([{ field: 'years', message: '请为各区填写年度，如 990113:2024' }])
  return years
}
