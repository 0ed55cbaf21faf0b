// npm start: installs what is missing, builds what is stale, then serves. Options go on to `zhunsheng serve`.
import { build, checkNode, install, root } from './tools.mjs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

checkNode()
await install({ dev: false })
await build()
const { main } = await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
const given = process.argv.slice(2)
process.exitCode = await main(['serve', ...(given.length > 0 ? given : ['--offer-demo'])])
