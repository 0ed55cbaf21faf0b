import { Link } from '@tanstack/react-router'
import { Nothing } from '../components/states.tsx'
import { useTitle } from '../components/use-title.ts'

/** An address that names no page, inside the frame: the way on is beside it. */
export function NotFoundPage() {
  useTitle('没有这个页面')
  return <div className="panel"><Nothing what="没有这个页面" how="地址可能不完整，或者该页面已经撤下。可以从左侧导航重新进入。"><Link to="/">回到工作台</Link></Nothing></div>
}
