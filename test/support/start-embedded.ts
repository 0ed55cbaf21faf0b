// A program of its own that starts the embedded server of the folder named and then waits to be killed.
import { startEmbedded } from '../../src/kernel/db/embedded.ts'

const embedded = await startEmbedded({ dataDir: process.argv[2] ?? '', fast: true })
process.stdout.write(`${JSON.stringify({ pid: embedded.pid(), outcome: embedded.outcome })}\n`)
process.on('SIGTERM', () => void embedded.stop().then(() => process.exit(0)))
setInterval(() => {}, 60_000)
