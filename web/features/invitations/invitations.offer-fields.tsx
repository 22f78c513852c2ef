import { type Role, roles } from '../../../server/contract/vocabulary.ts'
import { session } from '../../session.ts'
import { Check } from '../../ui/choice.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { DepartementsField } from '../accounts/departements-field.tsx'
import { SectorField } from '../accounts/sector-field.tsx'
import { StructureField } from '../accounts/structure-field.tsx'
import { useDepartements } from '../accounts/use-departements.ts'
import type { Offer } from './invitations.offer.ts'

interface Props {
  offer: Offer
  errors: Readonly<Record<string, string>>
  onOffer: (offer: Offer) => void
}

/** The same for everybody of the list: whoever is different is invited apart. */
export function OfferFields({ offer, errors, onOffer }: Props) {
  const put = (change: Partial<Offer>) => onOffer({ ...offer, ...change })
  return (
    <>
      <SelectField
        label="Rôle"
        options={offer.role ? roles : { '': 'Choisir', ...roles }}
        value={offer.role}
        error={errors.role}
        onChange={(event) => put({ role: event.currentTarget.value as Role })}
      />
      {offer.role === 'partner' ? (
        <>
          <StructureField
            label="Structure"
            hint="Celle dont ces personnes tiendront les fiches."
            value={offer.structure}
            error={errors.structureId}
            onChange={(structure) => put({ structure })}
          />
          {/* They follow from the structure, unless it has none or they were chosen before the role. */}
          {(errors.departements || offer.departements.length > 0) && (
            <Places offer={offer} error={errors.departements} put={put} />
          )}
        </>
      ) : (
        <>
          <Places offer={offer} error={errors.departements} put={put} />
          {offer.role === 'referent' && (
            <SectorField
              departements={offer.departements}
              value={offer.sector}
              error={errors.sectorId}
              onChange={(sector) => put({ sector })}
            />
          )}
          <Field
            label="Organisme (facultatif)"
            autocomplete="off"
            maxLength={150}
            value={offer.organisation}
            error={errors.organisation}
            onInput={(event) => put({ organisation: event.currentTarget.value })}
          />
        </>
      )}
    </>
  )
}

interface PlacesProps {
  offer: Offer
  error: string | undefined
  put: (change: Partial<Offer>) => void
}

/** An admin gives what it has: some départements, or all of them. */
function Places({ offer, error, put }: PlacesProps) {
  const own = session.use()?.account?.departements
  const { all } = useDepartements()
  const only = own?.map((code) => all?.find((one) => one.code === code) ?? { code, name: code })
  return (
    <>
      {own === null && offer.role === 'admin' && (
        <Check
          label="Administre tous les départements"
          checked={offer.everywhere}
          onChange={(everywhere) => put({ everywhere })}
        />
      )}
      {!(offer.role === 'admin' && offer.everywhere) && (
        <DepartementsField
          label="Départements"
          only={only}
          value={offer.departements}
          error={error}
          onChange={(departements) => put({ departements })}
        />
      )}
    </>
  )
}
