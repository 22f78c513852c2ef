import { session } from '../session.ts'
import { typo } from '../typography.ts'
import { Note } from './note.tsx'

/** Said wherever a référent reads of somebody, by a link too (`bound`), and where an adviser writes to one. */
export function Secrecy({ bound = false }: { bound?: boolean }) {
  const referent = session.use()?.account?.role === 'referent' || bound
  return (
    <Note icon="lock" title={referent ? 'Vous êtes tenu au secret professionnel' : 'Secret professionnel'}>
      <p class="small">
        {typo(
          referent
            ? 'N’écrivez ici que ce dont l’agence a besoin pour avancer : ni santé, ni vie privée, ni nom (article 226-13 du code pénal).'
            : 'Votre référent social y est tenu : il peut ne pas tout vous dire. N’écrivez ici ni nom, ni santé, ni vie privée.',
        )}
      </p>
    </Note>
  )
}
