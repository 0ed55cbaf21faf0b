import { useState } from 'react'

/** Which columns of a list this person leaves out, at first those of `atFirst`; kept on this machine. */
export function useColumns(ledger: string, atFirst: readonly string[]): { readonly hidden: readonly string[]; readonly setHidden: (hidden: readonly string[]) => void } {
  const key = `zhunsheng.hidden.${ledger}`
  const [hidden, setState] = useState<readonly string[]>(() => localStorage.getItem(key)?.split(',').filter(Boolean) ?? atFirst)
  return { hidden, setHidden: (names) => { localStorage.setItem(key, names.join(',')); setState(names) } }
}
