import { useEffect } from 'react'

/** The page title, `案卷号 · 事由 — 准绳`. */
export function useTitle(...parts: readonly (string | null | undefined)[]): void {
  const title = parts.filter(Boolean).join(' · ')
  useEffect(() => { document.title = title ? `${title} — 准绳` : '准绳' }, [title])
}
