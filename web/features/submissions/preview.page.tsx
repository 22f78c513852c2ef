import { useRoute } from 'preact-iso'
import { call } from '../../api.ts'
import { LinkButton } from '../../ui/button.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLater } from '../../ui/later.ts'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useLoad } from '../../use-load.ts'
import styles from './preview.module.css'
import { Failed } from './submission.page.tsx'

/** In the chunk of its page: what advisers load is cut as if this page were not there. */
const loadWhole = () => import('../listings/listing.page.tsx').then((module) => module.ListingWhole)

/** What is being written, through what shows a listing to advisers. */
export function PreviewPage() {
  const id = useRoute().params.id ?? ''
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/submissions/:id/preview', { params: { id }, signal }),
    [id],
  )
  const Whole = useLater(true, loadWhole)
  if (Whole && value?.id === id)
    return (
      <>
        <div class={styles.band}>
          <p>
            <Icon name="eye" />
            Aperçu{'\u00a0'}: ce que les conseillers verront une fois la fiche publiée.
          </p>
          <LinkButton icon="pencil" href={`/mes-fiches/${id}`}>
            Revenir à l’écriture
          </LinkButton>
        </div>
        <Whole listing={value} above={null} />
      </>
    )
  if (isForbidden(error)) return <ForbiddenPage title="Aperçu" />
  return (
    <Page>{error ? <Failed error={error} onRetry={reload} /> : <SkeletonRows lines label="L’aperçu arrive" />}</Page>
  )
}
