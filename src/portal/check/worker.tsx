/** Checks a report and makes the page or the list of it in the same thread: a long text costs much to render too. */
import { buffer } from 'node:stream/consumers'
import { renderToStaticMarkup } from 'react-dom/server'
import { findingsDocx, findingsXlsx } from '../../report/check/export.ts'
import { serveJobs } from '../../report/check/jobs.ts'
import type { Made, Wanted } from './desk.ts'
import { Result } from './result-page.tsx'

serveJobs(async (checked, wanted: Wanted): Promise<Made> => {
  switch (wanted.as) {
    case 'page': return renderToStaticMarkup(<Result checked={checked} name={wanted.name} />)
    case 'docx': return findingsDocx(checked, wanted.judgements, wanted)
    case 'xlsx': return buffer(await findingsXlsx(checked, wanted.judgements))
  }
})
