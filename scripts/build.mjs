// Builds one part, `server`, `web` or `portal`; run by the other scripts in a process of its own, so that the
// compilers' memory is not the running server's.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './tools.mjs'

const part = process.argv[2]
if (part === 'server') {
  const { build } = await import('esbuild')
  const outdir = join(root, 'dist/server')
  rmSync(outdir, { recursive: true, force: true })
  await build({
    // The desks of the checker start their threads by these names.
    entryPoints: { main: join(root, 'src/cli/main.ts'), 'check-worker': join(root, 'src/report/check/worker.ts'), 'public-check-worker': join(root, 'src/portal/check/worker.tsx') }, outdir,
    bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', sourcemap: 'linked', logLevel: 'warning',
  })
} else if (part === 'portal') {
  const { build } = await import('esbuild')
  await build({ entryPoints: ['check', 'draw'].map((name) => join(root, `src/portal/browser/${name}.ts`)), outdir: join(root, 'dist/portal'), bundle: true, minify: true, format: 'iife', target: 'chrome80', logLevel: 'warning' })
} else {
  const { build } = await import('vite')
  await build({ root: join(root, 'src/web'), logLevel: 'warn' })
}
