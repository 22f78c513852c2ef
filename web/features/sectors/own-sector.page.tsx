import { call } from '../../api.ts'
import { count, typo } from '../../typography.ts'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { NoSector } from '../../ui/no-sector.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { inhabitants } from './sectors.words.ts'

/** The sector a référent works in, or whom to ask for one. */
export function OwnSectorPage() {
  const { value, error, reload } = useLoad((signal) => call('GET /api/sectors/own', { signal }))
  if (isForbidden(error)) return <ForbiddenPage title="Mon secteur" />
  return (
    <Desk title="Mon secteur">
      {error ? (
        <ErrorState error={error} onRetry={reload} />
      ) : !value ? (
        <SkeletonRows lines label="Votre secteur arrive" />
      ) : !value.sector ? (
        <NoSector />
      ) : (
        <Sheet>
          <h2>{typo(value.sector.name)}</h2>
          <p>
            {count(value.sector.communes, 'commune')}, {inhabitants(value.sector.population)}
          </p>
          <p>
            {[value.sector.desk.name, value.sector.desk.phone?.text, value.sector.desk.email]
              .filter((part) => part !== null && part !== undefined)
              .map(typo)
              .join(', ')}
          </p>
        </Sheet>
      )}
    </Desk>
  )
}
