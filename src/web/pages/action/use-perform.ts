import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { ActCommand, MatterView, Performed } from '../../../kernel/http/contract.ts'
import { send } from '../../api/client.ts'
import { useCommandKey } from '../../api/command-key.ts'
import { matterQuery } from '../../api/queries.ts'
import type { Draft } from './use-action-form.ts'

/**
 * Takes the action and goes back to the matter with what it did. `version` is the matter as the form was opened on;
 * after a conflict the person looks at what changed and may go on from there. `forget` drops what the form kept.
 */
export function usePerform(matter: MatterView, name: string, label: string, forget = () => {}) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useCommandKey()
  const [version, setVersion] = useState(matter.version)
  const leaving = useRef(false)
  const mutation = useMutation({
    mutationFn: (draft: Draft) => {
      const command: ActCommand = { ...draft, expected_version: version }
      return send<Performed>('POST', `${matter.ledger}/${matter.id}/actions/${name}`, command, keyOf(command))
    },
    onSuccess: async (result) => {
      leaving.current = true
      forget()
      await client.invalidateQueries({ queryKey: [matter.ledger] })
      void client.invalidateQueries({ queryKey: ['worklist'] })
      void navigate({ to: '/matters/$ledger/$id', params: { ledger: matter.ledger, id: matter.id }, state: { performed: { label, result } } })
    },
  })
  /** Reads the matter anew; the next attempt builds on it. */
  const catchUp = async () => {
    const latest = await client.fetchQuery({ ...matterQuery(matter.ledger, matter.id), staleTime: 0 })
    setVersion(latest.version)
    mutation.reset()
  }
  return { ...mutation, catchUp, leaving, openedOn: version }
}
