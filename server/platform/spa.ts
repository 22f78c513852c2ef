import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from './errors.ts'

const builtWeb = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** The pages of `web/routes.ts`. Any other address gets the web app too, which says so, with a true 404. */
const pages = [
  '/',
  '/fiches/:id',
  '/fiches/:id/histoire',
  '/file',
  '/file/:kind/:id',
  '/connexion',
  '/connexion/lien',
  '/demande-acces',
  '/demande-acces/confirmation',
  '/invitation',
  '/opposition',
  '/opposition/confirmation',
  '/verification',
  '/desabonnement',
  '/mes-demandes',
  '/mes-demandes/:id',
  '/demandes-recues',
  '/demandes-recues/:id',
  '/reponse',
  '/fiches/:id/demande',
  '/mes-fiches',
  '/mes-fiches/:id',
  '/mes-fiches/:id/apercu',
  '/fiches/:id/reunir',
  '/ma-structure',
  '/ma-structure/rattachement',
  '/mon-secteur',
  '/secteurs',
  '/secteurs/import',
  '/structures',
  '/structures/:id',
  '/structures/:id/reunir',
  '/compte',
  '/mes-fiches/tableau',
  '/comptes',
  '/comptes/demandes',
  '/comptes/invitations',
  '/journal',
  '/taches',
  '/reglages',
  '/campagnes',
  '/qualite',
  '/qualite/:figure',
  '/accompagnements',
  '/accompagnements/chiffres',
  '/accompagnements/:id',
  '/secteurs/:id/demande',
  '/demandes-chiffres',
  '/signalements',
  '/oppositions',
  '/feuille',
  '/feuille/partage',
  '/outbox',
  '/mentions-legales',
  '/confidentialite',
  '/conditions',
  '/accessibilite',
]

const unbuilt = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Levier</title>
<h1>L’interface n’est pas construite</h1><p>Lancez <code>npm run build</code>, puis rechargez cette page.</p></html>`

/** Somebody looking for a page, not a program looking for a file. */
const wantsPage = ({ method, url, headers }: FastifyRequest) =>
  (method === 'GET' || method === 'HEAD') &&
  !url.startsWith('/assets/') &&
  String(headers.accept ?? '').includes('text/html')

/** Serves the built web app: files for ever, since their name changes with their content; the page asked for each time. */
export async function spa(app: FastifyInstance, folder = builtWeb) {
  await app.register(files, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  })

  const sendPage = (reply: FastifyReply, validators = true) => {
    reply.header('cache-control', 'no-cache')
    if (!existsSync(join(folder, 'index.html'))) return reply.code(503).type('text/html; charset=utf-8').send(unbuilt)
    // A 404 is sent whole: an answer «not modified» would have no body.
    return reply.sendFile('index.html', folder, { cacheControl: false, etag: validators, lastModified: validators })
  }
  for (const page of pages) app.get(page, { schema: { hide: true } }, (_, reply) => sendPage(reply))

  app.setNotFoundHandler((request, reply) => {
    if (wantsPage(request)) return sendPage(reply.code(404), false)
    throw notFound()
  })
}
