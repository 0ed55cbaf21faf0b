import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { projectRoot } from '../kernel/project-root.ts'

/** Addresses of the style sheet and, where it has been built, the script; they change with the content. */
export interface Assets { readonly css: string; readonly script: string | undefined; readonly mark: string }

/** Serves what pages refer to. Without the built script every page still does its work. */
export function assetRoutes(app: FastifyInstance, folder = join(projectRoot(), 'dist/portal')): Assets {
  const serve = (name: string, path: string, type: string): string | undefined => {
    if (!existsSync(path)) return undefined
    const bytes = readFileSync(path)
    app.get(`/portal/${name}`, (_, reply) => reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(bytes))
    return `/portal/${name}?${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
  }
  const source = join(projectRoot(), 'src')
  return {
    css: serve('portal.css', join(source, 'portal/portal.css'), 'text/css; charset=utf-8')!,
    mark: serve('mark.svg', join(source, 'web/public/mark.svg'), 'image/svg+xml')!,
    script: serve('check.js', join(folder, 'check.js'), 'text/javascript; charset=utf-8'),
  }
}
