import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { dependencyFont, firstPage, iconSprite } from './vite.plugins.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  publicDir: false,
  cacheDir: here('../node_modules/.vite'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [dependencyFont(), iconSprite(), firstPage('features/search/search.page.tsx')],
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'baseline-widely-available',
    manifest: true,
    // The CSP forbids data: and inline code, and a file of its own is cached.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What most pages share is one file: fewer requests, and 0.8 kB less than a chunk for each piece of the kit.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'kit', minShareCount: 4 }] } } },
  },
  server: { port: 5173, proxy: { '/api/': 'http://127.0.0.1:3000' } },
})
