// npm run check: types, lint, borders, dead code. Shows at most 60 lines of each that fails.
import { join } from 'node:path'
import { checkNode, install, quietly, root, tail } from './tools.mjs'

checkNode()
await install({ dev: true })

const bin = (name) => join(root, 'node_modules/.bin', name)
/** @type {[label: string, command: string, args: string[]][]} */
const CHECKS = [
  ['类型（服务端）', bin('tsc'), ['-p', 'tsconfig.json']],
  ['类型（网页）', bin('tsc'), ['-p', 'src/web/tsconfig.json']],
  ['代码规范', bin('oxlint'), ['--type-aware', '--deny-warnings', '--format=unix']],
  ['引用边界', bin('vitest'), ['run', '--project', 'unit', 'test/borders.test.ts']],
  ['无用代码', bin('knip'), ['--no-progress']],
]

/** @type {string[]} */
const failed = []
for (const [label, command, args] of CHECKS) {
  const { code, output, seconds } = await quietly(`检查${label}`, command, args, { env: { ...process.env, NO_COLOR: '1' } })
  console.log(code === 0 ? `  通过（${seconds} 秒）` : tail(output, 60))
  if (code !== 0) failed.push(label)
}
console.log(failed.length === 0 ? '全部检查通过' : `未通过：${failed.join('、')}`)
process.exitCode = failed.length === 0 ? 0 : 1
