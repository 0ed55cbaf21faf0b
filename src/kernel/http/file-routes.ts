import '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { acceptedEndings, mediaTypeOf } from '../attachment/media-type.ts'
import { attachment_megabytes } from '../attachment/settings.ts'
import { openPaper } from '../access/paper.ts'
import { withScope, type Caller } from '../access/scope.ts'
import { invalid, notFound, refused } from '../fault.ts'
import { fileOfDocument } from '../document/file.ts'
import { standardRefusals } from '../matter/standard.ts'
import { capacityOf } from '../matter/perform.ts'
import { mayRead } from '../matter/read/matter.ts'
import { foresee } from '../matter/read/preview.ts'
import type { Replica } from '../matter/replica.ts'
import { loadMatter } from '../matter/store.ts'
import { standardActions } from '../matter/standard-actions.ts'
import { resolveSetting } from '../setting/resolve.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { bodyOf, keyOf, textIn } from './body.ts'
import { askedIn, idOf, performed } from './ledger-routes.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

interface One { readonly id: string }
const kinds = new Set(['material', 'evidence', 'receipt'])

/** Papers out, material in and out: the files of one procedure's matters. */
export function fileRoutes(app: FastifyInstance, serving: Serving, who: SignedIn, procedure: AnyProcedure): void {
  const at = `/${procedure.id}/:id`

  app.get<{ Params: One & { readonly document: string } }>(`${at}/documents/:document/file`, async (request, reply) => {
    const { caller } = await who.of(request)
    const { replica } = await seen(serving, procedure, caller, idOf(request.params))
    const document = replica.documents[request.params.document]
    if (!document || !mayRead(procedure, replica, caller, document)) throw notFound('这份文书')
    if (document.attachment_id) return sendAttachment(serving, reply, procedure, caller, replica, document.attachment_id)
    await opened(serving, procedure, caller, replica, { id: document.id, label: procedure.documents[document.document]?.label ?? document.document })
    const file = await fileOfDocument(serving, procedure, caller, document)
    return download(reply, file.name, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', file.size).send(file.stream)
  })

  // What a form would bring, before it is sent: of an action on a matter, and of one that opens a matter. Reads only, but what is typed travels in the body.
  const draft = (request: FastifyRequest<{ Params: { readonly action: string } }>, of: { readonly id: string } | { readonly org_id: string }, caller: Caller) => {
    const { on = serving.today(), input = {}, rows = {} } = askedIn(bodyOf(request))
    return foresee(serving, procedure, caller, { ...of, action: request.params.action, asked: { input, rows }, on })
  }
  app.post<{ Params: One & { readonly action: string } }>(`${at}/papers/:action`, async (request) => draft(request, { id: idOf(request.params) }, (await who.of(request)).caller))
  app.post<{ Params: { readonly action: string } }>(`/${procedure.id}/new/papers/:action`, async (request) => draft(request, { org_id: textIn(bodyOf(request), 'org_id') }, (await who.of(request)).caller))

  app.get<{ Params: One & { readonly attachment: string } }>(`${at}/attachments/:attachment/file`, async (request, reply) => {
    const { caller } = await who.of(request)
    const { replica } = await seen(serving, procedure, caller, idOf(request.params))
    return sendAttachment(serving, reply, procedure, caller, replica, request.params.attachment)
  })

  app.post<{ Params: One }>(`${at}/attachments`, async (request) => {
    const { caller } = await who.of(request)
    const id = idOf(request.params)
    const { replica } = await seen(serving, procedure, caller, id)
    // Asked before fifty megabytes travel, and again when the file is put to the matter.
    const standing = standardRefusals(procedure, 'attach', capacityOf(caller, procedure, replica.row))
    if (standing.length > 0) throw refused(standardActions.attach, standing)
    const file = await received(serving, caller, request)
    return performed(serving, procedure, caller, { id, action: 'attach', input: file, ...keyOf(request) })
  })
}

async function seen(serving: Serving, procedure: AnyProcedure, caller: Caller, id: string) {
  const loaded = await withScope(serving.pool, caller, (tx) => loadMatter(tx, procedure, caller.district, id))
  if (!loaded) throw notFound('这件案卷')
  return loaded
}

/** The one file of a form, put away. Its bytes are on disk before any row names them. */
async function received(serving: Serving, caller: Caller, request: FastifyRequest) {
  const limit = await withScope(serving.pool, caller, (tx) => resolveSetting<number>(tx, caller.district, attachment_megabytes, null, serving.today()))
  const part = await request.file({ limits: { files: 1, fields: 5, fileSize: limit.value * 1024 * 1024 + 1 } })
  if (!part) throw invalid([{ field: 'file', message: '请选择要添加的文件' }])
  const name = nameOf(part.filename)
  const stored = await serving.files.put(part.file, limit.value * 1024 * 1024)
  if (stored.size === 0) throw invalid([{ field: 'file', message: `「${name}」是空文件` }])
  const media_type = mediaTypeOf(name, stored.head)
  if (!media_type) throw invalid([{ field: 'file', message: `「${name}」的内容与文件名不符，或者不是可以接收的类型(${acceptedEndings.join('、')})。请另存为其中一种格式后上传` }])
  const kind = (part.fields['kind'] as { readonly value?: unknown } | undefined)?.value
  return { name, kind: typeof kind === 'string' && kinds.has(kind) ? kind : 'material', sha256: stored.sha256, media_type, size: stored.size }
}

/** The last part of whatever the browser sent as a name, without signs that mean something to a file system. */
// oxlint-disable-next-line no-control-regex
export const nameOf = (given: string): string => (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '').trim().slice(-150) || '未命名'

const opened = (serving: Serving, procedure: AnyProcedure, caller: Caller, { row }: Replica, paper: { readonly id: string; readonly label: string }) =>
  withScope(serving.pool, caller, (tx) => openPaper(tx, caller, row, { ledger: procedure.id, matter_id: row.id, ...paper }))

async function sendAttachment(serving: Serving, reply: FastifyReply, procedure: AnyProcedure, caller: Caller, matter: Replica, id: string) {
  const attachment = matter.attachments[id]
  if (!attachment) throw notFound('这份材料')
  await opened(serving, procedure, caller, matter, { id, label: attachment.name })
  const { stream, size } = await serving.files.get(attachment.sha256)
  return download(reply, attachment.name, attachment.media_type, size).send(stream)
}

/** A download that no browser opens in place: what somebody uploaded never runs as a page of ours. */
export const download = (reply: FastifyReply, name: string, media_type: string, size?: number): FastifyReply => reply.headers({
  'content-type': media_type, 'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
  'cache-control': 'private, no-store', ...(size !== undefined && { 'content-length': size }),
})
