import type { IsoDate } from '../../kernel/law/law.ts'
import { openDesk, type CheckDesk } from '../../report/check/desk.ts'
import type { Judgements } from '../../report/check/export.ts'

/** What is made of a check: the body of the page, or the list of findings as a file. */
export type Wanted = { readonly as: 'page'; readonly name: string } | { readonly as: 'docx' | 'xlsx'; readonly name: string; readonly on: IsoDate; readonly judgements: Judgements }
export type Made = string | Uint8Array

/** The public desk, apart from that of the staff: a crowd at one holds up nobody at the other. */
export const openPublicDesk = (): CheckDesk<Wanted, Made> => openDesk<Wanted, Made>({ base: import.meta.url, source: './worker.tsx', built: './public-check-worker.js' })
