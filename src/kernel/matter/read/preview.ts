import { masks } from '../../access/mask.ts'
import { withScope, type Caller } from '../../access/scope.ts'
import { Fault, notFound, refused } from '../../fault.ts'
import { parseValue } from '../../field/parse.ts'
import type { Fields } from '../../field/field.ts'
import type { Foreseen, PaperPreview } from '../../http/contract.ts'
import type { IsoDate } from '../../law/law.ts'
import { act, blank, childRows, governingDate, type Circumstances, type Opening } from '../act.ts'
import type { Asked } from '../asked.ts'
import { readable, sourceOf } from '../document-fill.ts'
import { loadFacts } from '../facts.ts'
import { alikeTo } from './alike.ts'
import { newId } from '../id.ts'
import { capacityOf } from '../perform.ts'
import { applied, type Document, type Replica } from '../replica.ts'
import { sealed } from '../sensitive.ts'
import { snapshotOf } from '../snapshot.ts'
import { loadMatter } from '../store.ts'
import { beginWork, circumstancesOf } from '../work.ts'
import type { World } from '../world.ts'
import type { AnyAction, AnyProcedure } from '../../procedure/procedure.ts'
import { list, refusals } from '../../procedure/refusals.ts'
import { paperBlocks } from '../../document/blocks.ts'
import { documentData } from '../../document/document-data.ts'
import { templateInForce } from '../../document/file.ts'
import { renderDocx, ROW_TITLE, type DocumentData, type DocumentRow } from '../../document/render.ts'

/** What stands where nothing is filled in yet, and where the number will stand. */
const BLANK = '＿＿＿＿'
const NUMBER = '（办理后编号）'

interface Wanted { readonly id?: string; readonly org_id?: string; readonly action: string; readonly asked: Asked; readonly on: IsoDate }

/**
 * What an action would issue and compute, as far as it can be told from the matter and from what is typed so far. Nothing
 * is written and no number is taken; identifiers stay masked, since a draft is not the paper somebody may have.
 * @throws Fault `refused` to whoever may not take the action
 */
export function foresee(world: World, procedure: AnyProcedure, caller: Caller, { id, org_id, action: name, asked, on }: Wanted): Promise<Foreseen> {
  const action = Object.hasOwn(procedure.actions, name) ? procedure.actions[name] as AnyAction : undefined
  if (!action) throw notFound('这个办理环节')
  return withScope(world.pool, caller, async (tx) => {
    const loaded = id === undefined ? null : await loadMatter(tx, procedure, caller.district, id)
    if (id !== undefined && !loaded) throw notFound('这件案卷')
    const work = await beginWork(tx, world, caller, procedure, loaded?.replica.row.org_id ?? org_id, undefined)
    const before: Replica | Opening = loaded?.replica ?? { district: caller.district, org_id: work.org.id, id: newId() }
    // What an action looks up for itself alone is read for what it tells; a pool that would be frozen is not.
    const facts = await loadFacts(tx, world, procedure, loaded?.replica ?? { row: before } as unknown as Replica, asked, on, [], action.tells && name)
    const after = foreseen(procedure, before, name, asked, caller, circumstancesOf(work, facts, on))
    const papers = await Promise.all(list(action.issues).map(async (kind): Promise<PaperPreview> => {
      const { label, template, series } = procedure.documents[kind]!
      if (!template) return { label, blocks: [] }
      const document: Document = { id: newId(), document: kind, received: false, number: series ? NUMBER : null, dated_on: on, data: {}, attachment_id: null, voided_reason: null }
      const data = documentData(procedure, kind, sourceOf(procedure, after, document, work.names, caller), work.names.tags(procedure, kind))
      const docx = await templateInForce(tx, caller.district, world.registry.roomOf(procedure.id).id, procedure.id, kind, template)
      return { label, blocks: paperBlocks(withBlanks(docx, readable({ unseal: (stored) => masks.identifier(world.unseal(stored)) }, data) as DocumentData)) }
    }))
    const told = list(action.tells).flatMap((field) => after.row[field] ? [{ label: (procedure.fields as Fields)[field]!.label, text: after.row[field] as string }] : [])
    return { papers, told, alike: action.tells && procedure.alike ? await alikeTo(tx, procedure, after.row, on) : [] }
  })
}

/** The matter after the action; while the form is still incomplete, with what of it can be read. */
function foreseen(procedure: AnyProcedure, before: Replica | Opening, name: string, asked: Asked, caller: Caller, c: Circumstances): Replica {
  const old = 'row' in before ? before : blank(procedure, before, c)
  const capacity = capacityOf(caller, procedure, { ...asked.input, ...old.row })
  const standing = refusals(procedure, snapshotOf(procedure, old, c.facts, c.on, c.actor), name, capacity, 'row' in before ? governingDate(procedure, old, c.on) : null)
  const action = procedure.actions[name] as AnyAction
  if (standing.length > 0) throw refused(action.label, standing)
  try {
    return act(procedure, before, name, asked, capacity, c).after
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const typed = sealed(procedure.fields, legible(procedure.fields, asked.input), c.seal)
    const filled = applied(old, { row: typed, rows: childRows(procedure, action, old, asked.rows, c, []) })
    return applied(filled, { row: derived(() => action.sets?.(snapshotOf(procedure, filled, c.facts, c.on, c.actor), typed)) })
  }
}

const legible = (fields: Fields, input: Asked['input']): { readonly [field: string]: unknown } => Object.fromEntries(Object.entries(input).flatMap(([name, given]) => {
  const read = fields[name] && parseValue(fields[name], given)
  return read && 'value' in read ? [[name, read.value]] : []
}))
/** What follows from the act may ask for what is not typed yet. */
const derived = (sets: () => object | undefined): { readonly [field: string]: unknown } => { try { return { ...sets() } } catch { return {} } }

/** Renders with lines to be filled where a value is still wanting. */
function withBlanks(template: Buffer, data: DocumentData): Buffer {
  try {
    return renderDocx(template, data)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const wanting = error.fields.map(({ field }) => field)
    // A list may have the name of its own rows' title: what is wanting is then within it.
    const blanks = wanting.filter((tag) => !(Array.isArray(data[tag]) && data[tag].length > 0)).map((tag) => [tag, Array.isArray(data[tag]) ? [{ [ROW_TITLE]: BLANK }] : BLANK])
    const begun = Object.entries(data).map(([tag, value]) => [tag, Array.isArray(value) ? value.map((row) => withLines(row as DocumentRow, wanting)) : value])
    return renderDocx(template, Object.fromEntries([...begun, ...blanks]) as DocumentData)
  }
}
/** A row that is begun and not yet whole. */
const withLines = (row: DocumentRow, wanting: readonly string[]): DocumentRow => ({ ...row, ...Object.fromEntries(wanting.filter((tag) => row[tag] === null).map((tag) => [tag, BLANK])) })
