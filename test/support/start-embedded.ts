// A program of its own that starts the embedded server of the folder named and then waits to be killed.
import { startEmbedded } from '../../src/kernel/db/embedded.ts'

const embedded = await startEmbedded({ dataDir: process.argv[2] ?? '', fast: true })
// Before it says that it is ready: who hears that may end it at once.
process.on('SIGTERM', () => void embedded.stop().then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify({ pid: embedded.pid(), outcome: embedded.outcome })}\n`)
setInterval(() => {}, 60_000)
