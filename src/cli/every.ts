/**
 * Runs a job now and again until stopped; never twice at once. A failure is told and the next turn tries again.
 * @param milliseconds between the end of one run and the start of the next; a tenth of it after a run that answers true: it has more to do
 * @returns stops, after the run under way has ended
 */
export function every(milliseconds: number, job: () => Promise<unknown>, failed: (error: unknown) => void): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const turn = () => {
    running = job().catch(failed).then((more) => { if (!stopped) timer = setTimeout(turn, more === true ? milliseconds / 10 : milliseconds) })
  }
  turn()
  return () => {
    stopped = true
    clearTimeout(timer)
    return running
  }
}
