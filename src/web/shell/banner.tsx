import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import { kindWords } from '../../kernel/access/district-kind.ts'
import type { SessionView } from '../../kernel/http/contract.ts'
import { useMove } from './place.ts'

const watchLine = (changed: () => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => { removeEventListener('online', changed); removeEventListener('offline', changed) }
}

/** What must be known on every page: that the line is cut, that the district is not real, that one works elsewhere than at home. */
export function Banner({ session: { district, home } }: { readonly session: SessionView }) {
  const online = useSyncExternalStore(watchLine, () => navigator.onLine)
  const move = useMove()
  const away = district.code !== home.code
  const words = online ? [away && district.kind !== 'practice' && `正在查看：${district.name}`, kindWords[district.kind]].filter(Boolean).join(' · ') : '网络已断开：已填写的内容仍在本页，恢复连接后即可提交'
  return (
    <div className={district.kind === 'practice' ? 'banner practising' : 'banner'} role="status" hidden={!words}>
      {words}
      {online && away && <Button size="small" type="link" loading={move.isPending} onClick={() => move.mutate(null)}>返回{home.name}</Button>}
    </div>
  )
}
