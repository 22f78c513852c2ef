import type { Deps } from '../../deps.ts'
import type { Command, Terminal } from '../../platform/command.ts'
import type { JobState } from '../../platform/jobs.ts'

const moment = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })

function lastRunOf({ run, late }: JobState): string {
  if (!run) return 'jamais'
  const result = run.error ? `échec (${run.error})` : run.endedAt ? `${run.done} fait` : 'en cours'
  return `${moment.format(run.startedAt)}, ${result}${late ? ', en retard' : ''}`
}

function sayAll(states: readonly JobState[], terminal: Terminal) {
  const width = Math.max(...states.map(({ job }) => job.name.length))
  for (const state of states) {
    terminal.line(`${state.job.name.padEnd(width)}  ${state.job.when}. Dernière fois : ${lastRunOf(state)}.`)
    terminal.line(`${' '.repeat(width)}  ${state.job.does}`)
  }
}

/** `npm run schedule -- NAME|list`: what is done by itself, done now. */
export const scheduleCommand: Command<Pick<Deps, 'jobs'>> = async ({ jobs }, { args, terminal }) => {
  const [name] = args
  if (!name || name === 'list') {
    sayAll(await jobs.states(), terminal)
    return 0
  }
  if (!jobs.list.some((job) => job.name === name)) {
    terminal.line(`Aucune tâche ne s’appelle « ${name} ». La liste : npm run schedule -- list`)
    return 1
  }
  const done = await jobs.run(name)
  if (done === null) {
    terminal.line('Cette tâche est déjà en cours.')
    return 1
  }
  terminal.line(
    done === 0 ? 'Fait : il n’y avait rien à changer.' : `Fait : ${done} ${done > 1 ? 'éléments' : 'élément'}.`,
  )
  return 0
}
