import { useState } from 'preact/hooks'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { WhyDialog } from './why.dialog.tsx'

/** What an admin does from a listing of its territory: read its story, take it off at once. */
export function ListingTools({ id }: { id: string }) {
  const [asking, setAsking] = useState(false)
  const [gone, setGone] = useState(false)
  return (
    <>
      <LinkButton icon="history" href={`/fiches/${id}/histoire`}>
        Histoire de la fiche
      </LinkButton>
      {!gone && (
        <Button kind="no" icon="archive" onClick={() => setAsking(true)}>
          Retirer tout de suite
        </Button>
      )}
      <div role="status">
        {gone && (
          <Note kind="good" title="Fiche retirée">
            <p class="small">Elle a quitté les résultats, et sa structure est prévenue.</p>
          </Note>
        )}
      </div>
      {asking && (
        <WhyDialog
          id={id}
          asked={{ what: 'archive' }}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            setGone(true)
          }}
        />
      )}
    </>
  )
}
