import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { projectRoot } from '../kernel/project-root.ts'

/** Addresses of the style sheet and, where they have been built, the scripts; they change with the content. */
export interface Assets { readonly css: string; readonly scripts: { readonly check: string | undefined; readonly draw: string | undefined }; readonly mark: string }

/** Serves what pages refer to. Without the built scripts every page still does its work. */
export function assetRoutes(app: FastifyInstance, folder = join(projectRoot(), 'dist/portal')): Assets {
  const serve = (name: string, path: string, type: string): string | undefined => {
    if (!existsSync(path)) return undefined
    const bytes = readFileSync(path)
    app.get(`/portal/${name}`, (_, reply) => reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(bytes))
    return `/portal/${name}?${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
  }
  const script = (name: string): string | undefined => serve(name, join(folder, name), 'text/javascript; charset=utf-8')
  const source = join(projectRoot(), 'src')
  return {
    css: serve('portal.css', join(source, 'portal/portal.css'), 'text/css; charset=utf-8')!,
    mark: serve('mark.svg', join(source, 'web/public/mark.svg'), 'image/svg+xml')!,
    scripts: { check: script('check.js'), draw: script('draw.js') },
  }
}
