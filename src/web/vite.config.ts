import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** What of a room the server alone runs: rules that read cases, pools of draws, exercises. Each would travel to everybody who signs in. */
const SERVER_ONLY = /\/(?:checks\/checks|pool|exercises)\.ts$/
const PREFIX = '\0none of '
const withoutServer: Plugin = {
  name: 'without-server',
  enforce: 'pre',
  resolveId: (source, importer) => importer?.endsWith('/room.ts') && SERVER_ONLY.test(source) ? PREFIX + resolve(importer, '..', source) : null,
  load: (id) => id.startsWith(PREFIX)
    ? [...readFileSync(id.slice(PREFIX.length), 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => `export const ${name} = []`).join('\n') : null,
}

export default defineConfig({
  base: '/app/',
  plugins: [withoutServer, react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Chrome 109 is the last that runs on Windows 7, which offices still have.
    target: ['chrome109', 'firefox102', 'safari16'],
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
