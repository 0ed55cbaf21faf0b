import { useRef } from 'react'

// `crypto.randomUUID` exists on https only, and many offices run on plain http inside their network.
const fresh = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The idempotency key of a form: the same while the body is the same, another as soon as it differs. */
export function useCommandKey(): (body: unknown) => string {
  const last = useRef({ body: '', key: '' })
  return (body) => {
    const text = JSON.stringify(body)
    if (text !== last.current.body) last.current = { body: text, key: fresh() }
    return last.current.key
  }
}
