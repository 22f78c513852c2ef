import type { SectorChange, SectorImport, SectorLine } from '../../../server/contract/sectors.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './sectors.module.css'
import { changesInShort, kindWord, linesInShort, withoutWords } from './sectors.words.ts'

const shownNames = 12

const someNames = (names: readonly string[]) =>
  names.length > shownNames
    ? `${names.slice(0, shownNames).map(typo).join(', ')} et ${names.length - shownNames} autres`
    : names.map(typo).join(', ')

/** What an import would do: first what changes, then what of the file is not as it was meant. */
export function SectorsReport({ found }: { found: SectorImport }) {
  const { changes, moves, lost, without, notices, lines } = found
  return (
    <div class={styles.report}>
      <div class={styles.between}>
        <div role="status">
          <h2>Ce qui serait fait</h2>
          <p>{changesInShort(changes)}.</p>
          <p class="small mute">
            {linesInShort(found)}. Ensuite{'\u00a0'}: {withoutWords(without.communes, without.population).toLowerCase()}
            .
          </p>
        </div>
        <Button icon="download" onClick={() => saveFile('controle-secteurs.csv', found.report, 'text/csv')}>
          Compte rendu (CSV)
        </Button>
      </div>
      {notices.map((notice) => (
        <Note key={notice} kind="warn">
          <p class="small">{typo(notice)}</p>
        </Note>
      ))}
      {moves.length > 0 && (
        <Note kind="warn" title="Des communes changent de secteur">
          {moves.map((move) => (
            <p key={move} class="small">
              {typo(move)}
            </p>
          ))}
        </Note>
      )}
      {lost.length > 0 && (
        <Note kind="warn" title="Des communes n’auraient plus de secteur">
          <p class="small">{someNames(lost)}</p>
        </Note>
      )}
      <Changes changes={changes} />
      {lines.length > 0 && <Lines lines={lines} />}
    </div>
  )
}

const looks = {
  added: { state: 'ok', icon: 'plus' },
  changed: { state: 'aging', icon: 'pencil' },
  removed: { state: 'bad', icon: 'circle-x' },
  same: { state: 'ok', icon: 'check' },
  absent: { state: 'aging', icon: 'info' },
} as const satisfies Record<SectorChange['kind'], object>

/** Those that stay as they are are only counted. */
function Changes({ changes }: { changes: readonly SectorChange[] }) {
  const told = changes.filter(({ kind, details }) => kind !== 'same' && (kind !== 'absent' || details.length > 0))
  if (told.length === 0) return null
  return (
    <Sheet bare>
      <ul class={styles.lines}>
        {told.map(({ code, name, kind, details }) => (
          <li key={code}>
            <b>
              {typo(name)} <span class={styles.code}>{code}</span>
            </b>
            <Status {...looks[kind]}>{kindWord(kind)}</Status>
            <ul>
              {details.map((detail) => (
                <li key={detail}>{typo(detail)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** Line by line, those to correct first. */
function Lines({ lines }: { lines: readonly SectorLine[] }) {
  const ordered = [
    ...lines.filter(({ problems }) => problems.length > 0),
    ...lines.filter(({ problems }) => !problems.length),
  ]
  return (
    <section aria-labelledby="lignes">
      <h2 id="lignes">Ligne par ligne</h2>
      <Sheet bare>
        <ul class={styles.lines}>
          {ordered.map((line) => (
            <Line key={line.line} {...line} />
          ))}
        </ul>
      </Sheet>
    </section>
  )
}

const Line = ({ line, text, refused, problems, notes }: SectorLine) => (
  <li>
    <b>
      Ligne{'\u00a0'}
      {line} <span class={styles.code}>{text}</span>
    </b>
    {problems.length > 0 && (
      <Status state={refused ? 'bad' : 'aging'} icon={refused ? 'circle-x' : 'triangle-alert'}>
        {refused ? 'Laissée de côté' : 'À corriger'}
      </Status>
    )}
    <ul>
      {[...problems, ...notes].map((sentence) => (
        <li key={sentence}>{typo(sentence)}</li>
      ))}
    </ul>
  </li>
)
