import { describe, expect, test } from 'vitest'
import type { ListingContent } from '../../server/contract/content.ts'
import type { Submission } from '../../server/contract/submissions.ts'
import { ApiError } from '../../web/api-error.ts'
import { type DraftTools, openDraft } from '../../web/features/submissions/draft.ts'
import { aContent } from '../factories/a-content.ts'

const submission = (version: number, content: ListingContent): Submission => ({
  ...{ id: 'une', state: 'draft', open: 'draft', version, content, savedAt: null, savedBy: null, problems: {} },
  ...{
    completeness: { score: 0, advice: [] },
    twins: [],
    review: null,
    behalf: false,
    sending: 'review',
    remarks: {},
    reason: null,
  },
  ...{ structure: { id: 's', name: 'Structure', trusted: false }, sentAt: null, decidedAt: null },
  can: { save: true, send: true, withdraw: false, discard: true, archive: false, reopen: false },
})
const named = (nom: string) => aContent({ nom })
const offline = () => new ApiError(0, 'offline', 'Le serveur ne répond pas.')
const elsewhere = () => new ApiError(409, 'edited-elsewhere', 'Claude a modifié cette fiche à 14 h 32.')

/** A server that keeps one content, whose answers may be told; the pauses are ended by hand. */
function aServer(nom = 'Au départ') {
  const server = { version: 1, content: named(nom) }
  const failures: (() => Error)[] = []
  const kept = new Map<string, ListingContent>()
  const puts: string[] = []
  let pending: (() => void) | null = null
  const tools: DraftTools = {
    put: async (version, content) => {
      puts.push(content.nom)
      const failure = failures.shift()
      if (failure) throw failure()
      if (version !== server.version) throw elsewhere()
      Object.assign(server, { version: version + 1, content })
      return submission(server.version, content)
    },
    get: async () => submission(server.version, server.content),
    keep: (_, content) => void kept.set('une', content),
    forget: () => void kept.delete('une'),
    saved: () => {},
    later: (act) => {
      pending = act
      return () => {
        pending = null
      }
    },
  }
  const opened = openDraft(submission(1, server.content), null, tools)
  const pause = async () => {
    pending?.()
    await opened.flush()
  }
  return { server, failures, kept, puts, tools, draft: opened, pause }
}

describe('a draft', () => {
  test('is kept at once, and saved once after a pause, with the last of what was typed', async () => {
    const { draft, kept, puts, pause, server } = aServer()
    for (const nom of ['V', 'Vé', 'Vélo']) draft.change({ nom })
    expect([kept.get('une')?.nom, puts]).toEqual(['Vélo', []])
    await pause()
    expect([puts, server.content.nom, kept.size, draft.view.value.saving]).toEqual([['Vélo'], 'Vélo', 0, 'saved'])
  })

  test('typed on while it is being saved is saved again, never twice at once', async () => {
    const { draft, puts } = aServer()
    draft.change({ nom: 'Un' })
    const first = draft.flush()
    draft.change({ nom: 'Deux' })
    expect(await Promise.all([first, draft.flush()])).toEqual([true, true])
    expect(puts).toEqual(['Un', 'Deux'])
  })

  test('stays kept while the network is away, and says so until it is back', async () => {
    const { draft, kept, failures, pause, server } = aServer()
    failures.push(offline, offline)
    draft.change({ nom: 'Train' })
    expect(await draft.flush()).toBe(false)
    expect(draft.view.value).toMatchObject({ saving: 'offline', failing: true })
    await draft.flush()
    expect(kept.get('une')?.nom).toBe('Train')
    await pause()
    expect([server.content.nom, kept.size]).toEqual(['Train', 0])
    expect(draft.view.value).toMatchObject({ saving: 'saved', failing: false })
  })

  test('whose answer was lost on the way is recognised as its own', async () => {
    const { draft, server, failures } = aServer()
    draft.change({ nom: 'Reçue' })
    Object.assign(server, { version: 2, content: draft.view.value.content })
    expect(await draft.flush()).toBe(true)
    expect(failures).toEqual([])
    expect(draft.view.value.saving).toBe('saved')
  })

  test.each([
    ['keepMine', 'Mienne'],
    ['takeTheirs', 'Autre'],
  ] as const)('beside another version waits for a choice: %s', async (choice, nom) => {
    const { draft, server, puts } = aServer()
    Object.assign(server, { version: 2, content: named('Autre') })
    draft.change({ nom: 'Mienne' })
    expect(await draft.flush()).toBe(false)
    draft.change({ description: 'Toujours là.' })
    expect(draft.view.value).toMatchObject({ saving: 'elsewhere', content: { nom: 'Mienne' } })
    expect(puts).toEqual(['Mienne'])
    await draft[choice]()
    expect([server.content.nom, draft.view.value.content.nom, draft.view.value.saving]).toEqual([nom, nom, 'saved'])
  })

  test('follows another tab while it holds nothing of its own', async () => {
    const { draft, server } = aServer()
    Object.assign(server, { version: 2, content: named('Autre onglet') })
    draft.hear(2)
    await expect.poll(() => draft.view.value.content.nom).toBe('Autre onglet')
    expect(draft.view.value.renewed).toBe(true)
  })

  test('found again in a tab is saved over the version it was written from, else somebody chooses', () => {
    const { tools } = aServer()
    const found = { accountId: 'a', content: named('Retrouvée') }
    const at = (version: number) =>
      openDraft(submission(2, named('Au serveur')), { ...found, version }, tools).view.value
    expect(at(2)).toMatchObject({ saving: 'typing', content: { nom: 'Retrouvée' } })
    expect(at(1)).toMatchObject({ saving: 'elsewhere', content: { nom: 'Retrouvée' } })
  })
})
