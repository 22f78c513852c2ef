import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { dependencyFont, firstPage, iconSprite, neededBy } from './vite.plugins.ts'

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
    // Ahead for the search and the listing only; the other pages ask for their scripts as they meet them: the list of
    // their files is weight on the first page.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, files) =>
        /(search|listing)\.page/.test(file) ? files : files.filter((one) => one.endsWith('.css')),
    },
    reportCompressedSize: false,
    // What pages share is in two files: what the page people land on needs, and what only the others use. Fewer
    // requests, and 2 kB less for that page than a chunk for each piece.
    rolldownOptions: {
      output: {
        // Six signs tell one build of a file from another: the first page names them all, and they do not compress.
        chunkFileNames: 'assets/[name]-[hash:6].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
        codeSplitting: {
          groups: [
            {
              name: neededBy('features/search/search.page.tsx', 'kit'),
              debugName: 'kit',
              minShareCount: 2,
              priority: 1,
            },
            // Alone: what it stands on, the router first, is the entry's, and would drag it all onto the first page.
            { name: 'desk', minShareCount: 3, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api/': 'http://127.0.0.1:3000' } },
})
