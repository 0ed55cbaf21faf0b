import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Everything in the address after the question mark; a list is written `a,b`. */
export type Search = { readonly [name: string]: string | undefined }

/** The address is the state of the page: what it says, and a way to change parts of it (undefined removes one). */
export function useUrl(): readonly [Search, (change: Search, options?: { readonly replace?: boolean }) => void] {
  const search: Search = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback((parts: Search, { replace = false } = {}) => {
    void navigate({ to: '.', replace, resetScroll: false, search: (old: Search) => Object.fromEntries(Object.entries({ ...old, ...parts }).filter(([, value]) => value)) })
  }, [navigate])
  return [search, change]
}
