import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, type RouteComponent } from '@tanstack/react-router'
import { Failed, Loading } from './components/states.tsx'
import type { Search } from './components/use-url.ts'
import { FirstAdministratorPage } from './pages/first-administrator/first-administrator-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { SignInPage } from './pages/sign-in/sign-in-page.tsx'
import { Shell } from './shell/shell.tsx'

/** Addresses stay readable: `?state=trial,closed&q=张`, nothing encoded as JSON. */
const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text))
const stringifySearch = (search: object): string => {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '') as [string, string][]
  return given.length ? `?${new URLSearchParams(given).toString().replaceAll('%2C', ',')}` : ''
}

const root = createRootRoute({ component: Outlet, validateSearch: (search: Record<string, unknown>): Search => search as Search })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage })
const firstAdministrator = createRoute({ getParentRoute: () => root, path: '/first-administrator', component: FirstAdministratorPage })

// One line a page. Each page is a folder of `pages/` and loads when it is first opened.
const page = <const P extends string>(path: P, component: RouteComponent) => createRoute({ getParentRoute: () => shell, path, component })
const pages = [
  page('/', lazyRouteComponent(() => import('./pages/worklist/worklist-page.tsx'), 'WorklistPage')),
  page('/matters/$ledger', lazyRouteComponent(() => import('./pages/list/list-page.tsx'), 'ListPage')),
  page('/matters/$ledger/new', lazyRouteComponent(() => import('./pages/opening/opening-page.tsx'), 'OpeningPage')),
  page('/matters/$ledger/$id', lazyRouteComponent(() => import('./pages/matter/matter-page.tsx'), 'MatterPage')),
  page('/matters/$ledger/$id/do/$action', lazyRouteComponent(() => import('./pages/action/action-page.tsx'), 'ActionPage')),
  page('/procedures', lazyRouteComponent(() => import('./pages/procedure/procedures-page.tsx'), 'ProceduresPage')),
  page('/procedures/$ledger', lazyRouteComponent(() => import('./pages/procedure/procedure-page.tsx'), 'ProcedurePage')),
  page('/registers', lazyRouteComponent(() => import('./pages/register/registers-page.tsx'), 'RegistersPage')),
  page('/registers/$register', lazyRouteComponent(() => import('./pages/register/register-page.tsx'), 'RegisterPage')),
  page('/registers/$register/new', lazyRouteComponent(() => import('./pages/register/entry-form-page.tsx'), 'EnterPage')),
  page('/registers/$register/$id', lazyRouteComponent(() => import('./pages/register/entry-page.tsx'), 'EntryPage')),
  page('/supervision', lazyRouteComponent(() => import('./pages/supervision/desk-page.tsx'), 'SupervisionDeskPage')),
  page('/intake', lazyRouteComponent(() => import('./pages/intake/intake-page.tsx'), 'IntakePage')),
  page('/import', lazyRouteComponent(() => import('./pages/import/imports-page.tsx'), 'ImportsPage')),
  page('/import/$id', lazyRouteComponent(() => import('./pages/import/import-page.tsx'), 'ImportPage')),
  page('/inspections/plan', lazyRouteComponent(() => import('./pages/planner/planner-page.tsx'), 'PlannerPage')),
  page('/enterprises', lazyRouteComponent(() => import('./pages/enterprise/enterprises-page.tsx'), 'EnterprisesPage')),
  page('/enterprises/$code', lazyRouteComponent(() => import('./pages/enterprise/enterprise-page.tsx'), 'EnterprisePage')),
  page('/regulatory-items', lazyRouteComponent(() => import('./pages/coverage/coverage-page.tsx'), 'CoveragePage')),
  page('/officers/hours', lazyRouteComponent(() => import('./pages/officers/hours-page.tsx'), 'TrainingHoursPage')),
  page('/figures', lazyRouteComponent(() => import('./pages/figures/figures-page.tsx'), 'FiguresPage')),
  page('/districts', lazyRouteComponent(() => import('./pages/figures/districts-page.tsx'), 'DistrictsPage')),
  page('/figures/$indicator', lazyRouteComponent(() => import('./pages/figures/figure-page.tsx'), 'FigurePage')),
  page('/report', lazyRouteComponent(() => import('./pages/report/reports-page.tsx'), 'ReportsPage')),
  page('/report/$id', lazyRouteComponent(() => import('./pages/report/report-page.tsx'), 'ReportPage')),
  page('/check', lazyRouteComponent(() => import('./pages/check/check-page.tsx'), 'CheckPage')),
  page('/organisations', lazyRouteComponent(() => import('./pages/organisations/organisations-page.tsx'), 'OrganisationsPage')),
  page('/accounts', lazyRouteComponent(() => import('./pages/accounts/accounts-page.tsx'), 'AccountsPage')),
  page('/settings', lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage')),
  page('/templates', lazyRouteComponent(() => import('./pages/templates/templates-page.tsx'), 'TemplatesPage')),
  page('/holidays', lazyRouteComponent(() => import('./pages/holidays/holidays-page.tsx'), 'HolidaysPage')),
  page('/practice', lazyRouteComponent(() => import('./pages/practice/practice-page.tsx'), 'PracticePage')),
  page('/sessions', lazyRouteComponent(() => import('./pages/sessions/sessions-page.tsx'), 'SessionsPage')),
  page('/second-factor', lazyRouteComponent(() => import('./pages/second-factor/second-factor-page.tsx'), 'SecondFactorPage')),
  page('/exchange', lazyRouteComponent(() => import('./pages/exchange/exchange-page.tsx'), 'ExchangePage')),
  page('/journal', lazyRouteComponent(() => import('./pages/journal/journal-page.tsx'), 'JournalPage')),
  page('/$', NotFoundPage),
] as const

export const router = createRouter({
  routeTree: root.addChildren([signIn, firstAdministrator, shell.addChildren(pages)]),
  // Coming back keeps the place in the list; `main` is what scrolls.
  scrollRestoration: true, scrollToTopSelectors: ['#main'],
  basepath: '/app', parseSearch, stringifySearch,
  defaultPreload: 'intent', defaultPendingComponent: () => <Loading />, defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
})
declare module '@tanstack/react-router' { interface Register { router: typeof router } }
