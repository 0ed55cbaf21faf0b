import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'

const LIST: readonly (readonly [string, string])[] = [
  ['/', '查找案卷'], ['g 然后 w', '回到工作台'], ['?', '显示本表'],
  ['↑ ↓', '在列表中移动'], ['Enter', '打开选中的一行'], ['Tab', '到下一个可操作处'], ['Ctrl + Enter', '提交办理表单'], ['Esc', '关闭弹出的窗口'],
]
const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The keys that work everywhere, and the table that lists them. */
export function Keys() {
  const [shown, setShown] = useState(false)
  const navigate = useNavigate()
  const pressed = useRef('')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const before = pressed.current
      pressed.current = event.key
      if (event.key === '/') { event.preventDefault(); document.getElementById('search')?.focus() }
      if (event.key === '?') setShown(true)
      if (before === 'g' && event.key === 'w') void navigate({ to: '/' })
    }
    const onAsk = () => setShown(true)
    addEventListener('keydown', onKey)
    addEventListener('zhunsheng:keys', onAsk)
    return () => { removeEventListener('keydown', onKey); removeEventListener('zhunsheng:keys', onAsk) }
  }, [navigate])
  return (
    <Modal open={shown} title="快捷键" footer={null} onCancel={() => setShown(false)} width={420}>
      <table className="data"><tbody>{LIST.map(([key, what]) => <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr>)}</tbody></table>
    </Modal>
  )
}
