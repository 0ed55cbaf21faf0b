// Builds one part, `server`, `web` or `portal`; run by the other scripts in a process of its own, so that the
// compilers' memory is not the running server's.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { root } from './tools.mjs'

const part = process.argv[2]
if (part === 'server') {
  const { build } = await import('esbuild')
  const outdir = join(root, 'dist/server')
  rmSync(outdir, { recursive: true, force: true })
  await build({
    // Threads are started by these names.
    entryPoints: { main: join(root, 'src/cli/main.ts'), 'check-worker': join(root, 'src/report/check/worker.ts'), 'public-check-worker': join(root, 'src/portal/check/worker.tsx'), 'draw-worker': join(root, 'src/kernel/draw/worker.ts') }, outdir,
    bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', sourcemap: 'linked', logLevel: 'warning',
  })
} else if (part === 'portal') {
  const { build } = await import('esbuild')
  await build({ entryPoints: ['check', 'draw'].map((name) => join(root, `src/portal/browser/${name}.ts`)), outdir: join(root, 'dist/portal'), bundle: true, minify: true, format: 'iife', target: 'chrome80', logLevel: 'warning' })
} else {
  const { build } = await import('vite')
  await build({ root: join(root, 'src/web'), logLevel: 'warn' })
  await compressed(join(root, 'dist/web/assets'))
}

/** Each file once and well beside itself, instead of anew and hastily at every request. */
async function compressed(folder) {
  await Promise.all(readdirSync(folder).filter((name) => /\.(?:js|css)$/.test(name)).map(async (name) => {
    const bytes = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), await promisify(brotliCompress)(bytes))
    writeFileSync(join(folder, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
  }))
}
