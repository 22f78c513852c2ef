/** Where a command speaks: the person's terminal, directly or through the control socket. */
export interface Terminal {
  line(text: string): void
  /** Shows how far a long step is; `total` null when it is not known. */
  progress(step: string, done: number, total: number | null): void
}

/** What a command was asked: its words, and the folder its relative paths start from. */
export interface Call {
  readonly args: readonly string[]
  readonly cwd: string
  readonly terminal: Terminal
}

/** A command of the README. Returns the exit code: 0 done, 1 refused or failed (said on the terminal). */
export type Command<D> = (deps: D, call: Call) => Promise<number>
