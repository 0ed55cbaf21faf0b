import './older-browsers.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { router } from './router.tsx'
import './theme/app.css'
import './theme/print.css'
import { antdTheme, applyMode, useMode } from './theme/theme.ts'

/** A button keeps its name while it works: the library's own icon adds «loading» to it, and stays unseen where its fading is cut short. */
function Application() {
  const [mode] = useMode()
  return (
    <ConfigProvider locale={zhCN} theme={antdTheme(mode)} componentSize="middle" button={{ autoInsertSpace: false, loadingIcon: <span className="turning" aria-hidden="true" /> }}>
      <App component={false}>
        <QueryClientProvider client={queryClient}><RouterProvider router={router} /></QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
applyMode()
// A page opened before an update asks for parts that are no longer there: it is loaded anew, once.
addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem('zhunsheng.reloaded') === location.pathname) return
  event.preventDefault()
  sessionStorage.setItem('zhunsheng.reloaded', location.pathname)
  location.reload()
})
createRoot(document.getElementById('root')!).render(<StrictMode><Application /></StrictMode>)
