// Builds one part, `server` or `web`; run by the other scripts in a process of its own, so that the
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
    entryPoints: [join(root, 'src/cli/main.ts')], outdir,
    bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', sourcemap: 'linked', logLevel: 'warning',
  })
} else {
  const { build } = await import('vite')
  await build({ root: join(root, 'src/web'), logLevel: 'warn' })
}
