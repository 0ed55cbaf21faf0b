/** Reads and checks reports in a thread of its own: a heavy text or a broken file holds up nobody else. */
import { serveJobs } from './jobs.ts'

serveJobs((checked) => checked)
