import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { Story, StoryVersion } from '../../../server/contract/story.ts'
import { call } from '../../api.ts'
import { date, time } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { ChangeView } from './review.change.tsx'
import { Lines } from './review.side.tsx'
import styles from './story.module.css'
import { type Asked, WhyDialog } from './why.dialog.tsx'

const title = 'Histoire de la fiche'

/** The life of a listing as a story: who, when, what, why, and what each version changed. */
export function StoryPage() {
  const id = useRoute().params.id ?? ''
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/moderation/listings/:id/story', { params: { id }, signal }),
    [id],
  )
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  if (value) return <Told id={id} story={value} again={reload} />
  return (
    <Desk title={title}>
      {!error && <SkeletonRows lines rows={4} label="L’histoire arrive" />}
      {error && (error as { status?: number }).status !== 404 ? <ErrorState error={error} onRetry={reload} /> : null}
      {(error as { status?: number } | null)?.status === 404 && (
        <EmptyState
          icon="file-question-mark"
          title="Cette fiche n’est pas des vôtres"
          text="Elle n’existe pas ou plus, ou se trouve hors de votre territoire."
        />
      )}
    </Desk>
  )
}

function Told({ id, story, again }: { id: string; story: Story; again: () => void }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState('')
  return (
    <Desk
      title={typo(`Histoire : ${story.title}`)}
      lead={`${typo(story.structure)}. ${story.state}.`}
      action={
        <p class="row">
          {story.published && (
            <LinkButton kind="bare" href={`/fiches/${id}`}>
              Voir la fiche
            </LinkButton>
          )}
          {story.can.archive && (
            <Button kind="no" icon="archive" onClick={() => setAsked({ what: 'archive' })}>
              Retirer tout de suite
            </Button>
          )}
        </p>
      }
    >
      <p class="sr" role="status">
        {said}
      </p>
      <div class={styles.cols}>
        <section aria-labelledby="versions">
          <h2 id="versions">Versions</h2>
          {story.versions.length === 0 && (
            <p class="mute">Une seule version, celle qui est arrivée : elle n’a jamais été modifiée ici.</p>
          )}
          <ol class={styles.versions}>
            {story.versions.map((version) => (
              <Version key={version.id} version={version} onRestore={() => setAsked({ what: 'restore', version })} />
            ))}
          </ol>
        </section>
        <section aria-labelledby="etapes">
          <h2 id="etapes">Étapes</h2>
          <Lines lines={story.lines} />
        </section>
      </div>
      {asked && (
        <WhyDialog
          id={id}
          asked={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setSaid(asked.what === 'archive' ? 'Fiche retirée' : 'Version rétablie')
            setAsked(null)
            again()
          }}
        />
      )}
    </Desk>
  )
}

function Version({ version, onRestore }: { version: StoryVersion; onRestore: () => void }) {
  const { number, at, by, state, current, reason, remarks, differences, can } = version
  const first = number === 1
  return (
    <li class={styles.version} aria-current={current ? 'true' : undefined}>
      <div class={styles.head}>
        <h3>
          Version {number}
          <small>
            {state}, {date(at)} à {time(at)}, par {typo(by)}
          </small>
        </h3>
        {can.restore && (
          <Button icon="history" aria-label={`Rétablir la version ${number}`} onClick={onRestore}>
            Rétablir
          </Button>
        )}
      </div>
      {reason && <p>{typo(reason)}</p>}
      {remarks.map(({ label, text }) => (
        <p key={label}>
          <b>{label}</b>
          {'\u00a0'}: {typo(text)}
        </p>
      ))}
      <details>
        <summary>
          {differences.length === 0
            ? 'Rien ne change'
            : first
              ? 'Ce qu’elle dit'
              : `Ce qui change : ${differences.map(({ label }) => label.toLowerCase()).join(', ')}`}
        </summary>
        <dl class={styles.changes}>
          {differences.map((change) => (
            <div key={change.field}>
              <dt>{change.label}</dt>
              <dd>
                <ChangeView change={change} labels={first ? null : ['Avant', 'Après']} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  )
}
