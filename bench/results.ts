const shown = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

/** What was measured against what was aimed at, told line by line and summed up at the end. */
export class Results {
  readonly #missed: string[] = []
  readonly #say: (line: string) => void
  constructor(say: (line: string) => void) { this.#say = say }

  /** Our cost against the bare one, measured in the same run. */
  ratio(what: string, ours: number, bare: number, goal: number, unit: string, more = ''): void {
    const ratio = ours / bare
    this.#say(`${what}：${ratio.toFixed(2)}×（目标 ≤ ${goal}×）；本系统 ${shown(ours)} ${unit}，裸 SQL ${shown(bare)} ${unit}${more}`)
    if (ratio > goal) this.#missed.push(`${what} ${ratio.toFixed(2)}×`)
  }
  /** A cost with a limit of its own. */
  within(what: string, value: number, limit: number, unit: string): void {
    this.#say(`${what}：${shown(value)} ${unit}（目标 ≤ ${limit}）`)
    if (value > limit) this.#missed.push(`${what} ${shown(value)} ${unit}`)
  }
  /** A cost without a goal. */
  note(what: string, value: number, unit: string): void { this.#say(`${what}：${shown(value)} ${unit}`) }
  summary(): void { this.#say(this.#missed.length === 0 ? '全部达到目标' : `未达到目标：${this.#missed.join('、')}`) }
}
