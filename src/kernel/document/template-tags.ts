import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import { templateDocx } from './compose.ts'
import { tagsUsed } from './template.ts'

const known = new Map<string, ReadonlySet<string>>()

/** The markup of a room's template. */
export const roomMarkup = (room: string, template: string): string => readFileSync(join(projectRoot(), 'src/domains', room, 'templates', `${template}.txt`), 'utf8')

/** The tags a room's own template asks for: a document keeps these, not all the hundreds it could. */
export function roomTemplateTags(room: string, template: string): ReadonlySet<string> {
  const key = `${room}/${template}`
  let tags = known.get(key)
  if (!tags) known.set(key, tags = tagsUsed(templateDocx(roomMarkup(room, template))))
  return tags
}
