// npm test: everything, from a fresh clone. Ends with a line «N passed, N failed».
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { browser } from './browser.mjs'
import { build, checkNode, install, quietly, root, tail } from './tools.mjs'

checkNode()
await install({ dev: true })
const skipBrowser = process.env.SKIP_BROWSER === '1'
const chromium = skipBrowser ? undefined : await browser()
const environment = { ...process.env, NO_COLOR: '1', ...(chromium ? { CHROMIUM: chromium } : {}) }
const results = join(root, 'dist/test')
mkdirSync(results, { recursive: true })

const total = { passed: 0, failed: 0, skipped: 0 }
const bin = (name) => join(root, 'node_modules/.bin', name)

await types('类型检查（服务端）', 'tsconfig.json')
await types('类型检查（网页）', 'src/web/tsconfig.json')
await vitest('单元测试与系统测试（内置数据库）', ['--project', 'unit'])
await external()
await vitest('故障测试', ['--project', 'faults'])
if (skipBrowser) {
  console.log('SKIP_BROWSER=1：未运行浏览器测试')
  total.skipped += 1
} else {
  await build()
  await vitest('浏览器测试', ['--project', 'browser'])
}

console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

async function types(label, project) {
  const { code, output, seconds } = await quietly(label, bin('tsc'), ['-p', project], { env: environment })
  count(label, seconds, code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }, tail(output, 40))
}

/** Runs tests and adds what their report says; a run that breaks without a failing test counts as one failure. */
async function vitest(label, args, [command, ...before] = [bin('vitest')]) {
  const file = join(results, `${Date.now()}.json`)
  const { code, output, seconds } = await quietly(label, command, [...before, 'run', ...args, '--passWithNoTests', '--reporter=json', `--outputFile=${file}`], { env: environment })
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { numPassedTests: 0, testResults: [] }
  rmSync(file, { force: true })
  const failures = report.testResults.flatMap(failuresOf)
  const broken = code !== 0 && failures.length === 0
  count(label, seconds, {
    passed: report.numPassedTests,
    failed: failures.length + (broken ? 1 : 0),
    skipped: report.testResults.flatMap((file) => file.assertionResults).filter(({ status }) => status !== 'passed' && status !== 'failed').length,
  }, broken ? tail(output, 40) : failures.slice(0, 30).join('\n'))
}

/** A sentence for each failing test of a file, or one for a file that could not be loaded. */
function failuresOf({ name, status, message, assertionResults }) {
  const failing = assertionResults.filter((test) => test.status === 'failed')
  const where = relative(root, name)
  if (failing.length === 0) return status === 'failed' ? [`✗ ${where}\n${firstLines(message)}`] : []
  return failing.map((test) => `✗ ${where} › ${test.fullName}\n${firstLines(test.failureMessages.join('\n'))}`)
}

function firstLines(text) {
  return text.split('\n').slice(0, 12).map((line) => `    ${line.slice(0, 300)}`).join('\n')
}

function count(label, seconds, { passed, failed, skipped }, shown) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  if (failed > 0) console.log(shown)
  console.log(`  ${label}：通过 ${passed}，失败 ${failed}${skipped ? `，跳过 ${skipped}` : ''}（${seconds} 秒）`)
}

/**
 * Repeats what uses the database on a server of the system's own, where there is one (or on TEST_DATABASE_URL).
 * Not the figures of the whole demonstration: seeding it takes a minute, and `demo/indicators.test.ts` asks the same of a part.
 */
async function external() {
  const files = testFiles().filter((file) => file !== join('demo', 'figures.test.ts') && /^import .*support\/database\.ts'/m.test(readFileSync(join(root, file), 'utf8')))
  if (files.length === 0) return
  const args = ['--project', 'unit', ...files]
  if (process.env.TEST_DATABASE_URL) return vitest('数据库测试（外部数据库）', args)
  const server = serverFolder()
  if (!server) return void console.log('本机没有 PostgreSQL 服务端程序：未在外部数据库上重复数据库测试')
  await vitest(`数据库测试（外部 PostgreSQL ${server.version}）`, args, [process.execPath, '--import', 'tsx', 'test/support/with-external.ts', server.bin, bin('vitest')])
}

function testFiles() {
  return ['src', 'demo', 'test'].filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith(join('test', 'browser')) && !name.startsWith(join('test', 'faults')))
}

/** Debian's place; the newest version from 15 on. */
function serverFolder() {
  const base = '/usr/lib/postgresql'
  const versions = existsSync(base) ? readdirSync(base).map(Number).filter((version) => version >= 15 && existsSync(join(base, String(version), 'bin/initdb'))) : []
  const version = Math.max(...versions)
  return versions.length > 0 ? { version, bin: join(base, String(version), 'bin') } : undefined
}
