import { existsSync, readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { api, type Endpoint } from '../server/contract/api.ts'

const root = join(import.meta.dirname, '..')
const sources: string[] = []
for await (const file of glob('{server,web,seed,migrations,tests}/**/*.{ts,tsx,css}', { cwd: root }))
  if (!file.startsWith('web/dist')) sources.push(file)
sources.sort()
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const under = (...folders: string[]) =>
  sources.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))

interface Import {
  from: string
  /** A path in the tree, or the name of a package. */
  to: string
  typesOnly: boolean
}

const statement = /^(?:import|export)\s+(type\s)?([^'"()]*?)\s*from\s+'([^']+)'/gm
const other = /^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm
const onlyTypes = (names: string) => {
  const inBraces = /^\{([^}]*)\}$/.exec(names.trim())?.[1]
  return inBraces?.split(',').every((name) => !name.trim() || name.trim().startsWith('type ')) ?? false
}

function importsOf(from: string): Import[] {
  const text = read(from)
  const target = (name: string) =>
    name.startsWith('.') ? relative(root, resolve(root, dirname(from), name)).replace(/\?.*$/, '') : name
  return [
    ...[...text.matchAll(statement)].map(([, type, names, name]) => ({
      from,
      to: target(name!),
      typesOnly: Boolean(type) || onlyTypes(names!),
    })),
    ...[...text.matchAll(other)].map(([, plain, lazy]) => ({ from, to: target((plain ?? lazy)!), typesOnly: false })),
  ]
}
const imports = sources.filter((file) => /\.tsx?$/.test(file)).flatMap(importsOf)
const own = (to: string) => /^(server|web|seed|migrations|tests)\//.test(to)
const shown = ({ from, to }: Import) => `${from} → ${to}`

/** From the ground up; a file imports its own level and those below. */
const levels: [RegExp, number][] = [
  [/^server\/contract\//, 0],
  [/^server\/config(\.[a-z]+)?\.ts$/, 1],
  [/^server\/platform\//, 2],
  [/^server\/features\//, 3],
  [/^seed\//, 4],
  [/^server\/(app|deps|commands|schedules)\.ts$/, 5],
  [/^server\/[a-z-]+\.ts$/, 6],
]
const levelOf = (file: string) => levels.find(([pattern]) => pattern.test(file))?.[1]
const featureOf = (file: string) => /^(?:server|web)\/features\/([^/]+)\//.exec(file)?.[1]
/**
 * What the other features stand on: every import obeys the oppositions, requests go to whoever has a sector. On screen a
 * listing also leads back to the search it was found by.
 */
const trunk = (from: string) => [
  ...['listings', 'communes', 'accounts'],
  ...(from.startsWith('web/') ? ['search'] : ['oppositions', 'sectors', 'contact-requests']),
]

describe('imports', () => {
  it('lead to files that exist', () => {
    const lost = imports.filter(({ to }) => own(to) && !existsSync(join(root, to)))
    expect(lost.map(shown)).toEqual([])
  })

  it('go down only, from the process to the contract', () => {
    const up = imports.filter(({ from, to, typesOnly }) => {
      const [high, low] = [levelOf(from), levelOf(to)]
      // What a feature is given is named where it is built; naming it brings no code along.
      if (typesOnly && to === 'server/deps.ts') return false
      return high !== undefined && low !== undefined && low > high
    })
    expect(up.map(shown)).toEqual([])
  })

  it('of a feature lead to another only when it is the trunk', () => {
    const across = imports.filter(({ from, to }) => {
      const [here, there] = [featureOf(from), featureOf(to)]
      return here && there && here !== there && !trunk(from).includes(there)
    })
    expect(across.map(shown)).toEqual([])
  })

  it('of the server leave the web alone, but for its build at a start', () => {
    const found = imports.filter(({ from, to }) => /^(server|seed|migrations)\//.test(from) && to.startsWith('web/'))
    expect(found.map(shown)).toEqual(['server/start.ts → web/build.ts'])
  })

  it('of the web take only types from the contract, and the vocabulary', () => {
    const found = imports.filter(
      ({ from, to, typesOnly }) =>
        from.startsWith('web/') &&
        /^(server|seed|migrations|tests)\//.test(to) &&
        !/^server\/contract\/vocabulary(\.[a-z]+)?\.ts$/.test(to) &&
        !(to.startsWith('server/contract/') && typesOnly),
    )
    expect(found.map(shown)).toEqual([])
  })

  it('of a migration are kysely, so that it does the same in ten years', () => {
    const found = imports.filter(({ from, to }) => from.startsWith('migrations/') && to !== 'kysely')
    expect(found.map(shown)).toEqual([])
  })

  it('of the product never lead to the tests', () => {
    const found = imports.filter(({ from, to }) => !from.startsWith('tests/') && to.startsWith('tests/'))
    expect(found.map(shown)).toEqual([])
  })
})

describe('files', () => {
  const holding = (files: string[], pattern: RegExp) => files.filter((file) => pattern.test(read(file)))

  it('have 300 lines at most', () => {
    const long = sources.map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
    expect(long.filter(({ lines }) => lines > 300)).toEqual([])
  })

  it('read the environment in config.ts only, but for the build, which has to set what Vite reads there', () => {
    expect(holding(under('server', 'web', 'seed', 'migrations'), /process\.env|import\.meta\.env/)).toEqual([
      'server/config.ts',
      'web/build.ts',
    ])
  })

  it('take time and chance from their parameters in features', () => {
    expect(holding(under('server/features'), /Date\.now\(\)|new Date\(\)|Math\.random\(\)/)).toEqual([])
  })

  it('look at a page until it says what they expect: a test that looks once fails where the machine is slower', () => {
    const once =
      /expect\(\s*await [^\n]*?\.(?:count|isVisible|isHidden|isChecked|isDisabled|isEnabled|textContent|innerText|inputValue|getAttribute|allTextContents|allInnerTexts)\([^)]*\)[),]/
    expect(holding(under('tests/e2e'), once)).toEqual([])
  })

  it('show in .tsx on the web only: Node runs the server as it is written', () => {
    expect(sources.filter((file) => file.endsWith('.tsx') && !/^(web|tests)\//.test(file))).toEqual([])
  })
})

describe('the contract', () => {
  type Schema = Record<string, unknown>
  const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null
  /** Paths of the objects that would let an unknown field through; a map of any name to a value is none of them. */
  const openObjects = (schema: Schema, path: string): string[] => [
    ...(schema.type === 'object' && schema.additionalProperties !== false && !schema.patternProperties ? [path] : []),
    ...Object.entries(schema).flatMap(([key, value]) => (isSchema(value) ? openObjects(value, `${path}.${key}`) : [])),
  ]
  const endpoints = Object.entries(api as Readonly<Record<string, Endpoint>>)

  it('refuses unknown fields in every object', () => {
    const open = endpoints.flatMap(([key, { querystring, params, body, response }]) =>
      openObjects({ querystring, params, body, response }, key),
    )
    expect(open).toEqual([])
  })

  it('declares who may call and one success for every endpoint', () => {
    for (const [key, { access, response }] of endpoints) {
      expect(access, key).toBeTruthy()
      expect(Object.keys(response), key).toHaveLength(1)
    }
  })
})
