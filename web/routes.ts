import type { ComponentType } from 'preact'
import { lazy } from 'preact-iso'
import { BrokenPage } from './ui/broken-page.tsx'

/** `open`: without a session; `bare`: without the frame's bar. */
interface Page {
  path: string
  component: ComponentType & { preload(): Promise<unknown> }
  open?: true
  bare?: true
}

const page = (load: () => Promise<ComponentType>) => lazy(() => load().catch(() => BrokenPage)) as Page['component']

const legal = (name: 'Legal' | 'Privacy' | 'Terms' | 'Accessibility') =>
  page(() => import('./features/legal/legal.pages.tsx').then((module) => module[name]))

/** Every page of the product. Each is a chunk of its own; `server/platform/spa.ts` knows the same paths. */
export const pages: readonly Page[] = [
  { path: '/', component: page(() => import('./features/search/search.page.tsx').then((m) => m.SearchPage)) },
  {
    path: '/fiches/:id',
    component: page(() => import('./features/listings/listing.page.tsx').then((m) => m.ListingPage)),
  },
  {
    path: '/connexion',
    component: page(() => import('./features/sign-in/sign-in.page.tsx').then((m) => m.SignInPage)),
    open: true,
    bare: true,
  },
  {
    path: '/connexion/lien',
    component: page(() => import('./features/sign-in/link.page.tsx').then((m) => m.LinkPage)),
    open: true,
    bare: true,
  },
  {
    path: '/outbox',
    component: page(() => import('./features/outbox/outbox.page.tsx').then((m) => m.OutboxPage)),
    open: true,
  },
  { path: '/mentions-legales', component: legal('Legal'), open: true },
  { path: '/confidentialite', component: legal('Privacy'), open: true },
  { path: '/conditions', component: legal('Terms'), open: true },
  { path: '/accessibilite', component: legal('Accessibility'), open: true },
]

const fits = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}/?$`).test(path)

export const pageOf = (path: string) => pages.find((one) => fits(one.path, path))

export const preloadPage = (path: string) => void pageOf(path)?.component.preload()
