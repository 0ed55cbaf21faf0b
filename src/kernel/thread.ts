import { Worker } from 'node:worker_threads'

/** A thread's program, as a source beside `base` and as a bundle of the build beside it. */
export interface Program { readonly base: string; readonly source: string; readonly built: string }

/**
 * Starts a thread, from the sources in development, from its own bundle in production. What libraries print is swallowed: it
 * may quote what is worked on. Errors between jobs have nobody to tell; the next job finds the thread gone.
 */
export function startThread({ base, source, built }: Program, resourceLimits: { readonly maxOldGenerationSizeMb?: number } = {}): Worker {
  const options = { stdout: true, stderr: true, env: { ...process.env, NODE_ENV: 'production' }, resourceLimits }
  const worker = base.endsWith('.ts')
    ? new Worker(`import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(source)}, ${JSON.stringify(base)}))`, { ...options, eval: true })
    : new Worker(new URL(built, base), options)
  worker.stdout.resume()
  worker.stderr.resume()
  worker.unref()
  worker.on('error', () => {})
  return worker
}
