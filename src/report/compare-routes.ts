import '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault, invalid } from '../kernel/fault.ts'
import { bodyOf, textIn } from '../kernel/http/body.ts'
import { download } from '../kernel/http/file-routes.ts'
import type { Serving } from '../kernel/http/serving.ts'
import type { SignedIn } from '../kernel/http/signed-in.ts'
import type { Room } from '../kernel/room/room.ts'
import { isCounted } from '../kernel/indicator/figure.ts'
import { openCheckDesk, LARGEST_TEXT } from './check/desk.ts'
import { findingsDocx, findingsXlsx } from './check/export.ts'
import type { Checked } from './check/jobs.ts'
import { LONGEST_REASON, verdicts, type Judgement, type Verdict } from './check/words.ts'
import { LARGEST_FILE } from './checker/read/file.ts'
import { agreementOf, asPrinted, matchIndicators, type Named } from './compare.ts'
import type { CompareView } from './compare-contract.ts'
import { isYear } from './counter.ts'
import { countingFor } from './counting.ts'
import { termsText } from './evaluate.ts'

/** JSON writes a Chinese character in at most six bytes, and judgements come with it. */
const BODY = 4 * LARGEST_TEXT
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What every indicator is known by: a rate by the room alone, a count by its ledger too. */
export const namedIn = (rooms: readonly Room[]): readonly Named[] => rooms.flatMap((room) => (room.indicators ?? []).map((indicator): Named => ({
  id: indicator.id, label: indicator.label, unit: indicator.unit, definition: indicator.definition,
  topics: [...new Set([...isCounted(indicator) ? [indicator.of.label] : [], room.label])],
})))

/**
 * The check page of the staff application:
 *
 *   POST /api/check           multipart with a file, or {text}      → Checked
 *   POST /api/check/compare   {text, year, org}                     → CompareView
 *   POST /api/check/export    {text, name, format, judgements}      → .docx or .xlsx
 *
 * Nothing of the text is kept. What a person makes of a finding is a note on the report he works on (the standard
 * action `note`), so that it stands in that report's journal.
 */
export function checkRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const desk = openCheckDesk()
  app.addHook('onClose', () => desk.close())
  const limited = { bodyLimit: BODY, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }
  const indicators = namedIn(serving.registry.rooms)
  const rooms = new Map(serving.registry.rooms.flatMap((room) => (room.indicators ?? []).map(({ id }) => [id, room.label] as const)))

  app.post('/check', limited, async (request): Promise<Checked> => {
    await who.of(request)
    return desk.check(request.isMultipart() ? await fileIn(request) : { text: textIn(bodyOf(request), 'text') }, null)
  })

  app.post('/check/compare', limited, async (request): Promise<CompareView> => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    const [year, org] = [body['year'], textIn(body, 'org') || null]
    if (!isYear(year)) throw invalid([{ field: 'year', message: '请填写报告年度，如 2024' }])
    if (org !== null && !(await serving.organisations(caller.district)).has(org)) throw invalid([{ field: 'org', message: '请从机构目录中选择单位' }])
    const { text, figures } = await desk.check({ text: textIn(body, 'text') }, null)
    const matches = matchIndicators(text, figures, indicators, year)
    const byId = new Map(figures.map((figure) => [figure.id, figure]))
    return countingFor(serving, caller, async (counter) => {
      const compared = []
      for (const { figure: id, indicator, confidence } of matches) {
        const [stated, own] = [byId.get(id)!, await counter.figure(indicator, org, String(year))]
        const { label, unit, definition } = termsText(counter, indicator)
        compared.push({
          figure: id, indicator, room: rooms.get(indicator)!, label, unit, definition, confidence, value: own.value, records: own.records, declared: own.declared,
          text: own.value === null ? null : asPrinted(stated, own.value), agreement: agreementOf(stated, own.value),
          numerator: own.numerator ?? null, denominator: own.denominator ?? null,
        })
      }
      return { year: year, org, compared }
    })
  })

  app.post('/check/export', limited, async (request, reply) => {
    await who.of(request)
    const body = bodyOf(request)
    const checked = await desk.check({ text: textIn(body, 'text') }, null)
    const judgements = judgementsIn(body['judgements'])
    const on = serving.today()
    return textIn(body, 'format') === 'xlsx'
      ? download(reply, `核查问题清单-${on}.xlsx`, XLSX).send(findingsXlsx(checked, judgements))
      : download(reply, `核查问题清单-${on}.docx`, DOCX).send(findingsDocx(checked, judgements, { name: textIn(body, 'name'), on }))
  })
}

async function fileIn(request: FastifyRequest): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const part = await request.file({ limits: { fileSize: LARGEST_FILE, files: 1 } })
  if (!part) throw new Fault('invalid', '请选择要核查的文件')
  return { name: part.filename, bytes: await part.toBuffer() }
}

function judgementsIn(given: unknown): ReadonlyMap<number, Judgement> {
  const entries = typeof given === 'object' && given !== null ? Object.entries(given as { readonly [at: string]: { readonly verdict?: unknown; readonly reason?: unknown } | null }) : []
  return new Map(entries.flatMap(([at, one]) => typeof one?.verdict === 'string' && Object.hasOwn(verdicts, one.verdict)
    ? [[Number(at), { verdict: one.verdict as Verdict, reason: typeof one.reason === 'string' ? one.reason.slice(0, LONGEST_REASON) : '' }] as const] : []))
}
