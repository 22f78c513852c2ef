import cliProgress from 'cli-progress'
import type { Terminal } from './command.ts'
import type { Log } from './log.ts'

/** A person's terminal; `end` leaves it clean, whatever was being shown. */
export interface Screen extends Terminal {
  end(): void
}

const count = new Intl.NumberFormat('fr-FR')
const barWidth = 24
const plainEveryMs = 5000

/** A bar where there is a person to look at it, plain lines where there is a file. */
export const screen = (out: NodeJS.WriteStream): Screen => (out.isTTY ? liveScreen(out) : plainScreen(out))

interface Look {
  value: number
  total: number
  startTime: number
}

function look(step: string, known: boolean, { value, total, startTime }: Look): string {
  const rate = Math.round(value / Math.max(0.001, (Date.now() - startTime) / 1000))
  const full = known ? Math.round((barWidth * Math.min(value, total)) / Math.max(total, 1)) : 0
  const bar = known ? `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ` : ''
  const of = known ? ` / ${count.format(total)}` : ''
  return `  ${step}  ${bar}${count.format(value)}${of}  (${count.format(rate)}/s)`
}

function liveScreen(out: NodeJS.WriteStream): Screen {
  let bar: { step: string; shown: InstanceType<typeof cliProgress.SingleBar> } | null = null
  const end = () => {
    bar?.shown.stop()
    bar = null
  }
  const begin = (step: string, total: number | null) => {
    end()
    const format = (_options: unknown, params: Look) => look(step, total !== null, params)
    const shown = new cliProgress.SingleBar({ format, stream: out, fps: 10 })
    shown.start(total ?? 0, 0)
    bar = { step, shown }
    return bar
  }
  return {
    end,
    line: (text) => {
      end()
      out.write(`${text}\n`)
    },
    progress: (step, done, total) => {
      const { shown } = bar?.step === step ? bar : begin(step, total)
      shown.update(done)
      if (done === total) end()
    },
  }
}

function plainScreen(out: NodeJS.WriteStream): Screen {
  let shownAt = 0
  const line = (text: string) => void out.write(`${text}\n`)
  const progress: Terminal['progress'] = (step, done, total) => {
    if (done !== total && Date.now() - shownAt < plainEveryMs) return
    shownAt = Date.now()
    line(`  ${step} : ${count.format(done)}${total === null ? '' : ` / ${count.format(total)}`}`)
  }
  return { line, progress, end: () => {} }
}

/** Where nobody looks but a collector of logs: every line is an event. */
export const logScreen = (log: Log): Screen => ({
  line: (text) => text.trim() && log.info(text.trim()),
  progress: (step, done, total) => done === total && log.info({ step, done }, 'step done'),
  end: () => {},
})
