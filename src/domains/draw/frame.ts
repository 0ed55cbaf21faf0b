import type { Frame } from '../../kernel/draw/pool.ts'

/** What of a draw's fields is frozen with its pool. */
export function frameOf(values: { readonly [field: string]: unknown }): Frame {
  const text = (name: string): string => (values[name] as string | null | undefined ?? '').trim()
  const sides = ['side_a', 'side_b'].map((side) => ({ name: text(side), hash: text(`${side}_hash`).toLowerCase() })).filter(({ name, hash }) => name !== '' || hash !== '')
  const again = text('again_reason').replace(/\s+/g, ' ')
  return {
    purpose: again ? `${text('purpose')}（再次抽取：${again}）` : text('purpose'),
    source: { kind: text('seed_source'), period: text('seed_period'), due_on: text('seed_due_on'), sides },
  }
}
