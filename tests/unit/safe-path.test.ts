import { describe, expect, test } from 'vitest'
import { safePath } from '../../web/safe-path.ts'

describe('the page to go to after signing in', () => {
  test.each(['/', '/fiches/1', '/?commune=40088&freins=mobilite', '/#contenu', '/comptes/demandes?etat=traitees'])(
    'is the one asked for: %s',
    (path) => expect(safePath(path)).toBe(path),
  )

  test.each([
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/\t/ailleurs.example',
    '/\n\t//ailleurs.example',
    '/ /ailleurs.example',
    'https://ailleurs.example',
    'javascript:alert(1)',
    '/connexion?suite=/connexion',
    '',
    null,
    undefined,
  ])('is the search instead of %j', (path) => expect(safePath(path)).toBe('/'))
})
