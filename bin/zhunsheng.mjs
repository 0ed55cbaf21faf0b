#!/usr/bin/env node
// The command line: the built program where it is up to date, else the sources themselves.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkNode, fail, isFresh, root } from '../scripts/tools.mjs'

checkNode()
if (!existsSync(join(root, 'node_modules'))) fail(`尚未安装依赖。请先在 ${root} 中执行 npm start 或 npm install。`)

const { main } = await import(pathToFileURL(isFresh('server') ? join(root, 'dist/server/main.js') : await sources()).href)
process.exitCode = await main(process.argv.slice(2))

async function sources() {
  const { register } = await import('tsx/esm/api')
  register()
  return join(root, 'src/cli/main.ts')
}
