import { useEffect, useState } from 'react'

const PREFIX = 'zhunsheng.kept.'

/**
 * State that survives a reload of this window and a walk to another page. It lives as long as the window and no longer
 * than the sign-in: what is typed may hold personal data.
 * @param key whose it is and where it was typed
 * @param start what the state is at first; what equals it is not kept
 */
export function useKept<T>(key: string, start: T) {
  const name = PREFIX + key
  const [found] = useState(() => read(name) as T | null)
  const [value, set] = useState<T>(found ?? start)
  const [restored, setRestored] = useState(found !== null)
  const text = JSON.stringify(value)
  const dirty = text !== JSON.stringify(start)
  useEffect(() => { if (dirty) sessionStorage.setItem(name, text); else sessionStorage.removeItem(name) }, [name, text, dirty])
  return {
    value, set, dirty,
    /** Whether this is what was typed before, and not yet looked at. */
    restored,
    reset: () => { setRestored(false); set(start) },
    /** After it was sent. */
    forget: () => sessionStorage.removeItem(name),
  }
}

function read(name: string): unknown {
  try { return JSON.parse(sessionStorage.getItem(name) ?? 'null') } catch { return null }
}

/** Whoever signs out leaves nothing for who comes after. */
export function forgetKept(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name)
}
