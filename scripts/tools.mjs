// What start, test and check share. Plain Node without packages: these run before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Ends the program with one sentence that says what to do. */
export function fail(message) {
  console.error(message)
  process.exit(1)
}

/** Refuses a Node that is too old, before it trips over something less clear. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) fail(`需要 Node.js 20.19 或更高版本，现为 ${process.versions.node}。请升级后重试。`)
}

/**
 * Runs a program with its output kept aside; shows a sentence at the start and the seconds spent.
 *
 * @returns `{ code, output }`; the output is its last 200 kB
 */
export function quietly(label, command, args, options = {}) {
  const started = Date.now()
  console.log(`${label}…`)
  const ticking = setInterval(() => console.log(`  已用 ${Math.round((Date.now() - started) / 1000)} 秒`), 15_000)
  return new Promise((resolve) => {
    let output = ''
    const keep = (chunk) => { output = (output + chunk).slice(-200_000) }
    const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'], ...options })
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => { keep(error.message) })
    child.on('close', (code) => {
      clearInterval(ticking)
      resolve({ code: code ?? 1, output, seconds: ((Date.now() - started) / 1000).toFixed(1) })
    })
  })
}

/** The last lines of an output, for showing why something failed. */
export const tail = (output, lines = 30) => output.trimEnd().split('\n').slice(-lines).join('\n')

/**
 * Installs the packages if `package.json` or the lock have changed since the last time.
 *
 * `npm install`, never `npm ci`: behind a mirror that lags, the lock may lack other platforms' packages, which `ci` refuses.
 */
export async function install({ dev }) {
  const stamp = join(root, 'node_modules/.zhunsheng-installed')
  const wanted = () => `${digest(['package.json', 'package-lock.json'].map((name) => readFileSync(join(root, name), 'utf8')).join())} ${process.platform}-${process.arch}`
  const [installed, kind] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split('\n') : []
  if (installed === wanted() && (kind === 'dev' || !dev)) return
  const withDev = dev || process.env.NODE_ENV !== 'production'
  const { code, output, seconds } = await quietly('正在安装依赖（首次约一至三分钟）', 'npm', ['install', '--no-audit', '--no-fund', ...(dev ? ['--include=dev'] : [])])
  if (code !== 0) fail(`依赖安装失败：\n${tail(output)}\n请检查网络、npm 源（npm config get registry）和文件夹权限后重试。`)
  writeFileSync(stamp, `${wanted()}\n${withDev ? 'dev' : 'production'}`)
  console.log(`依赖已安装（${seconds} 秒）`)
}

/** What is built, from which files, into which folder, and by which file one sees that it is there. */
const BUILDS = {
  server: { from: ['src', 'demo', 'package.json', 'scripts/build.mjs'], without: 'src/web', to: 'dist/server', proof: 'main.js', label: '正在构建服务端' },
  web: { from: ['src', 'package.json'], without: 'src/cli', to: 'dist/web', proof: 'index.html', label: '正在构建办案页面' },
  portal: { from: ['src/portal/browser', 'package.json', 'scripts/build.mjs'], without: 'src/web', to: 'dist/portal', proof: 'check.js', label: '正在构建公众页面的脚本' },
}

/** Whether a build has been made from just the files that stand there now. */
export function isFresh(name) {
  const { to, proof } = BUILDS[name]
  const stamp = join(root, to, '.built-from')
  return existsSync(join(root, to, proof)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(BUILDS[name])
}

/** Builds what is stale. */
export async function build() {
  for (const [name, { label, to }] of Object.entries(BUILDS)) {
    if (isFresh(name)) continue
    const before = fingerprint(BUILDS[name])
    const { code, output, seconds } = await quietly(label, process.execPath, [join(root, 'scripts/build.mjs'), name])
    if (code !== 0) fail(`构建失败：\n${tail(output)}`)
    mkdirSync(join(root, to), { recursive: true })
    writeFileSync(join(root, to, '.built-from'), before)
    console.log(`构建完成（${seconds} 秒）`)
  }
}

/** Names, sizes and times of the sources: quick to compare, and a removed file changes it too. */
function fingerprint({ from, without }) {
  const files = from.flatMap((name) => filesOf(join(root, name))).filter((file) => !file.startsWith(join(root, without)) && !/\.test\.tsx?$/.test(file))
  return digest(files.sort().map((file) => { const { size, mtimeMs } = statSync(file); return `${file} ${size} ${mtimeMs}` }).join('\n'))
}

function filesOf(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  return found.isFile() ? [path] : readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

const digest = (text) => createHash('sha256').update(text).digest('hex')
