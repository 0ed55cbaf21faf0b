import { readFileSync } from 'node:fs'

/**
 * The text of a file named on the command line, without the mark that some editors put first.
 * @throws Error in Chinese when it cannot be read
 */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (cause) {
    throw new Error(`无法读取 ${path}，请检查路径和权限`, { cause })
  }
}
