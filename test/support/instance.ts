import { spawn, type ChildProcess } from 'node:child_process'
import { projectRoot } from '../../src/kernel/project-root.ts'

/** The product as its user starts it, in a process of its own. */
export interface Instance { readonly address: string; readonly process: ChildProcess }

/**
 * Starts the product over a data folder and waits until it says where it is.
 * @param ended is told of a server that ended by itself and not by our hand (SIGKILL): a fault of the product
 */
export async function startInstance(dataDir: string, ended: (how: string) => void, port = 0): Promise<Instance> {
  const child = spawn(process.execPath, ['bin/zhunsheng.mjs', 'serve'], {
    cwd: projectRoot(), env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.once('exit', (code, signal) => { if (signal !== 'SIGKILL') ended(`${code ?? signal}: ${said.slice(-2000)}`) })
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => { said += String(chunk); const found = /(http:\/\/\S+?)\/app/.exec(said); if (found) resolve(found[1]!) }
    child.stdout.on('data', hear); child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`server ended (${code}):\n${said}`)))
  })
  return { address, process: child }
}
