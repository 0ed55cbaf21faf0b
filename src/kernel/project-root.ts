import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of the product's `package.json`: SQL, templates and built pages are found from here,
 * whether the program runs from its sources or from a bundle in `dist/`.
 *
 * @throws when the program has been taken out of its folder
 */
export function projectRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'zhunsheng') return folder
    if (dirname(folder) === folder) throw new Error('找不到程序文件夹(package.json)。请从完整的程序文件夹运行。')
  }
}
