// npm run bench: the measurements of bench/. Options go on to them.
import { spawnSync } from 'node:child_process'
import { build, checkNode, install, root } from './tools.mjs'

checkNode()
await install({ dev: true })
await build()
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1
