// Finds the browser the browser tests drive, or installs one.
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fail, quietly, tail } from './tools.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const ELSEWHERE = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe']

/** Path of a Chromium; installed by apt where we are root on Debian, else the run ends with what to install. */
export async function browser() {
  if (process.env.CHROMIUM) return isProgram(process.env.CHROMIUM) ? process.env.CHROMIUM : fail(`CHROMIUM 指定的浏览器不存在或不能执行：${process.env.CHROMIUM}`)
  const found = find()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const { code, output } = await quietly('正在安装浏览器（apt-get install chromium fonts-noto-cjk）', 'sh', ['-c', 'apt-get update -q && apt-get install -y -q --no-install-recommends chromium fonts-noto-cjk'], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    if (code === 0 && find()) return find()
    console.error(tail(output, 10))
  }
  return fail('浏览器测试需要 Chromium 和中文字体：请安装（Debian/Ubuntu：sudo apt-get install chromium fonts-noto-cjk），或用 CHROMIUM=/路径 指明，或设 SKIP_BROWSER=1 跳过这一部分。')
}

function find() {
  return [...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))), ...ELSEWHERE].find(isProgram)
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
