/** What has been opened so far, to be closed in the reverse order. */
export interface Closers {
  add(close: () => Promise<void> | void): void
  /** Closes everything once, going on past what fails, then throws the first failure. */
  closeAll(): Promise<void>
}

export function closers(): Closers {
  const added: (() => Promise<void> | void)[] = []
  const closeAll = async () => {
    const failures: unknown[] = []
    for (const close of added.splice(0).reverse())
      try {
        await close()
      } catch (error) {
        failures.push(error)
      }
    if (failures.length > 0) throw failures[0]
  }
  return { add: (close) => void added.push(close), closeAll }
}

/** Opens with `open`; when a step fails, closes what the steps before it opened. */
export async function openAll<T>(open: (closing: Closers) => Promise<T>): Promise<T> {
  const closing = closers()
  try {
    return await open(closing)
  } catch (error) {
    await closing.closeAll()
    throw error
  }
}
