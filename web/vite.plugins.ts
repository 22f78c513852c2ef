import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { HtmlTagDescriptor, IndexHtmlTransformContext, Plugin } from 'vite'
import { iconNames } from './ui/icons.ts'

const { resolve } = createRequire(import.meta.url)
const fontPackage = '@fontsource-variable/atkinson-hyperlegible-next/files'

/** Lets `url("fonts/…")` of tokens.css name a file of the font's npm package. */
export const dependencyFont = (): Plugin => ({
  name: 'levier:font',
  config: () => ({ resolve: { alias: [{ find: /^fonts\/(.+)$/, replacement: `${fontPackage}/$1` }] } }),
})

/** Our own drawing, beside the ones of lucide. */
const lever = `<path d="M2 17 22 7"/><path d="m11 13-4 8h8z" fill="currentColor"/><circle cx="20" cy="4" r="1.6" fill="currentColor" stroke="none"/>`

function drawing(name: string): string {
  if (name === 'lever') return lever
  const svg = readFileSync(resolve(`lucide-static/icons/${name}.svg`), 'utf8')
  return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.indexOf('</svg>')).replace(/\s*\n\s*/g, '')
}

function sprite(): string {
  const symbols = iconNames.map((name) => `<symbol id="${name}" viewBox="0 0 24 24">${drawing(name)}</symbol>`)
  return `<svg xmlns="http://www.w3.org/2000/svg"><!-- lucide, ISC licence -->${symbols.join('')}</svg>`
}

/** One SVG file with the icons of `ui/icons.ts`: cached once, and no weight in the JavaScript. */
export function iconSprite(): Plugin {
  const source = sprite()
  const fileName = `assets/icons-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.svg`
  return {
    name: 'levier:icons',
    config: () => ({ define: { ICON_SPRITE: JSON.stringify(`/${fileName}`) } }),
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source })
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${fileName}`, (_, response) => {
        response.setHeader('content-type', 'image/svg+xml')
        response.end(source)
      })
    },
  }
}

/** Has the browser fetch the font and the code of the page people land on while it still reads the entry. */
export const firstPage = (page: string): Plugin => ({
  name: 'levier:first-page',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) => {
      const files = Object.values(bundle ?? {})
      const font = files.find(({ fileName }) => fileName.includes('latin-wght-normal'))
      const entry = files.find((file) => file.type === 'chunk' && file.isEntry)
      const first = files.find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(page))
      // Vite already names those of the entry.
      const named = new Set(chunksOf(entry, bundle ?? {}))
      const chunks = chunksOf(first, bundle ?? {}).filter((file) => !named.has(file))
      return [
        ...(font ? [preload({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font.fileName}` })] : []),
        ...chunks.map((file) => preload({ rel: 'modulepreload', href: `/${file}` })),
      ]
    },
  },
})

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>

/** A chunk and those it imports at once. */
const chunksOf = (chunk: Bundle[string] | undefined, bundle: Bundle): string[] =>
  chunk?.type === 'chunk' ? [chunk.fileName, ...chunk.imports.flatMap((name) => chunksOf(bundle[name], bundle))] : []

const preload = (attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: true },
  injectTo: 'head-prepend',
})

type GraphReader = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

/** Names the shared file of the modules that the entry or `page` imports at once; the others have none. */
export function neededBy(page: string, name: string) {
  let roots = ['main.tsx', page].map((file) => fileURLToPath(new URL(file, import.meta.url)))
  const reached = new Set<string>()
  const walk = (id: string, graph: GraphReader) => {
    if (reached.has(id)) return
    reached.add(id)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) walk(next, graph)
  }
  return (id: string, graph: GraphReader) => {
    for (const root of roots) walk(root, graph)
    roots = []
    return reached.has(id) ? name : null
  }
}
