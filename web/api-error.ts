import type { Problem } from '../server/contract/fields.ts'

/** A refusal or a failure, with the sentence to show. `status` is 0 when nothing came back (`offline`, `timeout`). */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  /** A sentence for each refused field. */
  readonly fields: Readonly<Record<string, string>>
  /** The reference to give to whoever looks into it. */
  readonly requestId: string | null
  /** The listing to go to instead of the one asked for. */
  readonly instead: Problem['instead']
  constructor(
    status: number,
    code: string,
    message: string,
    fields = {},
    requestId: string | null = null,
    instead?: Problem['instead'],
  ) {
    super(message)
    this.status = status
    this.code = code
    this.fields = fields
    this.requestId = requestId
    this.instead = instead
  }
}
