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

/** Several pages in one chunk, by their name there: whoever opens one goes on to the others. */
const chunk =
  <P extends Record<string, unknown>>(load: () => Promise<P>) =>
  (name: keyof P & { [K in keyof P]: P[K] extends ComponentType ? K : never }[keyof P]) =>
    page(() => load().then((pages) => pages[name] as ComponentType))

const legal = chunk(() => import('./features/legal/legal.pages.tsx'))
const administration = chunk(() => import('./features/administration.pages.ts'))
const entrance = chunk(() => import('./features/entrance.pages.ts'))
const structures = chunk(() => import('./features/structures.pages.ts'))
const quality = chunk(() => import('./features/quality.pages.ts'))
const submissions = chunk(() => import('./features/submissions.pages.ts'))
const pairs = chunk(() => import('./features/pairs.pages.ts'))
const answers = chunk(() => import('./features/contact-answers.pages.ts'))
const requests = chunk(() => import('./features/contact-requests.pages.ts'))
const moderation = chunk(() => import('./features/moderation.pages.ts'))
// One component for both addresses: going from one to the next keeps the list where it is.
const queue = moderation('QueuePage')

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
  { path: '/connexion/lien', component: entrance('LinkPage'), open: true, bare: true },
  { path: '/demande-acces', component: entrance('AccessRequestPage'), open: true, bare: true },
  { path: '/demande-acces/confirmation', component: entrance('ConfirmRequestPage'), open: true, bare: true },
  { path: '/invitation', component: entrance('InvitationPage'), open: true, bare: true },
  { path: '/feuille', component: page(() => import('./features/sheets/sheet.page.tsx').then((m) => m.SheetPage)) },
  {
    path: '/feuille/partage',
    component: page(() => import('./features/sheets/shared.page.tsx').then((m) => m.SharedPage)),
    open: true,
    bare: true,
  },
  { path: '/opposition', component: entrance('OppositionPage'), open: true },
  { path: '/opposition/confirmation', component: entrance('ConfirmOppositionPage'), open: true },
  { path: '/verification', component: entrance('VerificationPage'), open: true },
  { path: '/desabonnement', component: entrance('UnsubscribePage'), open: true, bare: true },
  { path: '/mes-demandes', component: requests('OwnRequestsPage') },
  { path: '/mes-demandes/:id', component: requests('OwnRequestPage') },
  { path: '/secteurs/:id/demande', component: requests('SectorRequestPage') },
  { path: '/demandes-recues', component: answers('ReceivedPage') },
  { path: '/demandes-recues/:id', component: answers('ReceivedRequestPage') },
  {
    path: '/reponse',
    component: page(() => import('./features/contact-answers/answer.page.tsx').then((m) => m.AnswerPage)),
    open: true,
  },
  { path: '/fiches/:id/demande', component: requests('RequestPage') },
  { path: '/mes-fiches', component: submissions('SubmissionsPage') },
  {
    path: '/mes-fiches/tableau',
    component: page(() => import('./features/bulk/bulk.page.tsx').then((m) => m.BulkPage)),
  },
  { path: '/mes-fiches/:id', component: submissions('SubmissionPage') },
  { path: '/mes-fiches/:id/apercu', component: submissions('PreviewPage') },
  { path: '/fiches/:id/reunir', component: structures('ListingMergePage') },
  { path: '/ma-structure', component: structures('OwnStructurePage') },
  { path: '/ma-structure/rattachement', component: structures('ClaimPage') },
  { path: '/mon-secteur', component: structures('OwnSectorPage') },
  { path: '/secteurs', component: structures('SectorsPage') },
  { path: '/secteurs/import', component: structures('SectorsImportPage') },
  { path: '/structures', component: structures('StructuresPage') },
  { path: '/structures/:id', component: structures('StructurePage') },
  { path: '/structures/:id/reunir', component: structures('MergePage') },
  { path: '/compte', component: administration('OwnAccountPage') },
  { path: '/comptes', component: administration('AccountsPage') },
  { path: '/comptes/demandes', component: administration('RequestsPage') },
  { path: '/comptes/invitations', component: administration('InvitationsPage') },
  { path: '/file', component: queue },
  { path: '/file/:kind/:id', component: queue },
  { path: '/fiches/:id/histoire', component: moderation('StoryPage') },
  { path: '/journal', component: administration('AuditPage') },
  { path: '/taches', component: administration('SchedulesPage') },
  { path: '/reglages', component: administration('SettingsPage') },
  { path: '/campagnes', component: quality('CampaignsPage') },
  { path: '/qualite', component: quality('QualityPage') },
  { path: '/qualite/:figure', component: quality('QualityListPage') },
  { path: '/accompagnements', component: pairs('PairsPage') },
  { path: '/accompagnements/chiffres', component: pairs('PairFiguresPage') },
  { path: '/accompagnements/:id', component: pairs('PairPage') },
  { path: '/demandes-chiffres', component: quality('RequestFiguresPage') },
  { path: '/signalements', component: quality('ReportsPage') },
  { path: '/oppositions', component: administration('OppositionsPage') },
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

/** An address that leads nowhere. */
export const NoPage = page(() => import('./ui/not-found.tsx').then((m) => m.NotFound))

const fits = (pattern: string, path: string) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}/?$`).test(path)

export const pageOf = (path: string) => pages.find((one) => fits(one.path, path))

export const preloadPage = (path: string) => void pageOf(path)?.component.preload()
