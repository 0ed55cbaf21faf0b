import type { ReadStream } from 'node:fs'
import type { FileStore } from '../attachment/store.ts'
import { wordsOfDistrict } from '../access/district-words.ts'
import { withScope, type Caller, type Tx } from '../access/scope.ts'
import { Fault, notFound } from '../fault.ts'
import { readable } from '../matter/document-fill.ts'
import type { Document } from '../matter/replica.ts'
import type { World } from '../matter/world.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { templateDocx } from './compose.ts'
import { renderDocx, type DocumentData } from './render.ts'
import { publicSite } from './settings.ts'
import { stamped } from './stamp.ts'
import { roomMarkup } from './template-tags.ts'

export interface DocumentFile { readonly name: string; readonly size: number; readonly stream: ReadStream }

/** Largest paper we make: pictures come as attachments, not in papers. */
const LIMIT = 50 * 1024 * 1024

/**
 * The file of an issued document: rendered when first asked for, from the data kept at its issue and the template in
 * force then, and kept as it was sent from there on.
 * @throws Fault in Chinese when there is no template, or it asks for what the document does not have
 */
export async function fileOfDocument(world: World & { readonly files: FileStore }, procedure: AnyProcedure, caller: Caller, document: Document): Promise<DocumentFile> {
  const { template, label } = procedure.documents[document.document] ?? {}
  if (document.received || !template) throw notFound('这份文书的文件')
  const name = `${document.number ? `${label} ${document.number}` : label}.docx`
  const kept = await withScope(world.pool, caller, (tx) => keptFile(tx, caller.district, document.id))
  if (kept) return { name, ...await world.files.get(kept) }

  const docx = await withScope(world.pool, caller, (tx) => uploadedTemplate(tx, caller.district, procedure.id, document))
    ?? roomTemplate(world.registry.roomOf(procedure.id).id, template)
  const site = await withScope(world.pool, caller, async (tx) => (await world.settings(tx, caller.district, [{ def: publicSite, key: null }], document.dated_on))[0]!.value)
  const paper = renderDocx(docx, readable(world, document.data) as DocumentData, addressOf(site))
  const words = await withScope(world.pool, caller, (tx) => wordsOfDistrict(tx, caller.district))
  const { sha256, size } = await world.files.put(once(words === null ? paper : stamped(paper, words)), LIMIT)
  await withScope(world.pool, caller, (tx) => tx.query(
    'insert into document_file (district, document_id, sha256, size) values ($1, $2, $3, $4) on conflict do nothing', [caller.district, document.id, sha256, size]))
  return { name, ...await world.files.get(sha256) }
}

/** An address as it was entered, without the stroke at its end; anything else is none. */
const addressOf = (site: unknown): string => typeof site === 'string' && /^https?:\/\/\S+$/.test(site) ? site.replace(/\/+$/, '') : ''

async function* once(bytes: Buffer): AsyncGenerator<Buffer> { yield bytes }

async function keptFile(tx: Tx, district: string, id: string): Promise<string | undefined> {
  const { rows: [found] } = await tx.query<{ sha256: string }>('select sha256 from document_file where district = $1 and document_id = $2', [district, id])
  return found?.sha256
}

/** The district's own template as it stood when the document was issued; an id holds the moment it was made (RFC 9562 version 7). */
function uploadedTemplate(tx: Tx, district: string, ledger: string, { id, document }: Document): Promise<Buffer | undefined> {
  return newestUpload(tx, district, ledger, document, new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)))
}

async function newestUpload(tx: Tx, district: string, ledger: string, document: string, at: Date): Promise<Buffer | undefined> {
  const { rows: [found] } = await tx.query<{ bytes: Buffer }>(
    'select bytes from template_version where district = $1 and ledger = $2 and document = $3 and added_at <= $4 order by added_at desc limit 1', [district, ledger, document, at])
  return found?.bytes
}

/** The template that papers issued now are made from: the district's own, or the room's. */
export const templateInForce = async (tx: Tx, district: string, room: string, ledger: string, document: string, template: string): Promise<Buffer> =>
  await newestUpload(tx, district, ledger, document, new Date()) ?? roomTemplate(room, template)

function roomTemplate(room: string, template: string): Buffer {
  try {
    return templateDocx(roomMarkup(room, template))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
    throw new Fault('unavailable', `没有名为“${template}”的文书模板，请联系系统管理员上传`)
  }
}
